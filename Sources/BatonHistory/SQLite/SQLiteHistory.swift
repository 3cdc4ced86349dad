package import BatonCore
internal import Dispatch
internal import GRDB
internal import Synchronization

/// A history in one SQLite file, which several programs may use at once.
///
/// Nothing is touched before the first use. One writer; readers beside it. Prompts, handles, ends, names, marks and slots
/// have reached the disk when ``record(_:)`` returns. States of a run that goes on, drafts and recordings are joined:
/// written at most twenty times a second, of a text that has grown only what is new, and before anything of the same store
/// that is not joined. A program that is killed loses at most what it recorded since the last of these writes; ``close()`` writes
/// it before an orderly end.
///
/// A file that cannot be written to is read; one that a newer Baton has written is refused; a damaged one is set aside,
/// and what can be read of it goes into a new one (``remarks()`` says so). Files that go with a prompt are kept with their
/// bytes up to 8 MiB each, and by name beyond that.
package final class SQLiteHistory: HistoryStore {
    private let file: HistoryFile
    private let recordingLimit: Int64
    private let pageLimit: Int?
    private let state = Mutex(State())
    /// All writes, in their order.
    private let writes = DispatchQueue(label: "baton.history.writes")
    /// One at a time too, as they take milliseconds: a queue that runs several at once runs on libdispatch's pool of threads, which
    /// from its first use on wakes the process every second to look after it.
    private let reads = DispatchQueue(label: "baton.history.reads")

    private struct State {
        var session: HistoryFile.Session?
        /// The file that the session has open.
        var identity: UInt64?
        var joined = JoinedRecords()
        var isFlushDue = false
        /// What this process wrote last of each run that goes on.
        var written: [RunID: Run] = [:]
        /// Why the last joined write failed, until somebody is told or it has been made up for.
        var failure: HistoryFailure?
        var recordingBytes: Int64?
        var remarks: [String] = []
    }

    /// - Parameters:
    ///   - path: of the file; its folder is made where it is missing.
    ///   - recordingLimit: what the recordings may take, in bytes; the oldest give way.
    ///   - pageLimit: the file may not grow beyond so many pages of 4 KiB; nil: as the disk allows.
    package init(path: String, recordingLimit: Int64 = 64 * 1024 * 1024, pageLimit: Int? = nil) {
        file = HistoryFile(path: path)
        self.recordingLimit = recordingLimit
        self.pageLimit = pageLimit
    }

    // MARK: Records

    package func record(_ record: HistoryRecord) async throws(HistoryFailure) {
        guard state.withLock({ $0.joined.take(record) }) else {
            return try await perform(on: writes) { () throws(HistoryFailure) in try self.write(record) }
        }
        scheduleFlush()
        // Whoever records what goes over the wire has nobody to tell.
        if case .framesRecorded = record { return }
        let failure = state.withLock { state in
            defer { state.failure = nil }
            return state.failure
        }
        if let failure { throw failure }
    }

    /// Writes what waits, now. Blocks until it is done.
    package func flush() {
        writes.sync { self.flushJoined() }
    }

    /// Writes what waits and lets go of the file, for the end of the program. Blocks until it is done.
    ///
    /// Unless another Baton has it open, all of it stands in the one file then, which can be copied, and which the next
    /// start need not put together first. What is asked afterwards opens the file again.
    package func close() {
        flush()
        writes.sync {
            let session = state.withLock { state in
                defer { state.session = nil }
                return state.session
            }
            // Where somebody still reads, the file stays as a killed program leaves it: whole, but in two.
            try? session?.close()
        }
    }

    private func scheduleFlush() {
        let isDue = state.withLock { state in
            defer { state.isFlushDue = true }
            return state.isFlushDue
        }
        if !isDue { writes.asyncAfter(deadline: .now() + Self.flushInterval) { self.flushJoined() } }
    }

    /// Twenty times a second.
    private static let flushInterval = DispatchTimeInterval.milliseconds(50)

    /// On the queue of the writes.
    private func flushJoined() {
        let waiting = state.withLock { state in
            state.isFlushDue = false
            defer { state.joined = JoinedRecords() }
            return state.joined
        }
        guard !waiting.isEmpty else { return }
        do throws(HistoryFailure) {
            try inTransaction(durably: false) { rows in try self.write(waiting, rows) }
            state.withLock { $0.failure = nil }
        } catch {
            state.withLock { state in
                for id in waiting.runs.keys { state.written[id] = nil }
                state.recordingBytes = nil
                state.joined.putBack(waiting, frameLimit: min(recordingLimit, Self.waitingFrameLimit))
                state.failure = error
            }
        }
    }

    // In memory, while the disk takes nothing; in bytes.
    private static let waitingFrameLimit: Int64 = 8 * 1024 * 1024

    private func write(_ waiting: JoinedRecords, _ rows: HistoryRows) throws {
        for (id, run) in waiting.runs {
            let before = state.withLock { $0.written[id] }
            try Self.unlessDeleted { try rows.write(run.run, of: run.turn, in: run.thread, over: before) }
            state.withLock { $0.written[id] = run.run }
        }
        for (place, draft) in waiting.drafts { try rows.keep(draft, at: place) }
        for recorded in waiting.frames {
            var sum = try state.withLock(\.recordingBytes) ?? rows.recordingBytes()
            try Self.unlessDeleted { sum += try rows.keep(recorded.frames, of: recorded.run, in: recorded.thread) }
            if sum > recordingLimit { sum -= try rows.forgetFrames(sum - recordingLimit) }
            state.withLock { [sum] in $0.recordingBytes = sum }
        }
    }

    /// What was recorded of a thread that is gone by now is gone with it.
    private static func unlessDeleted(_ body: () throws -> Void) throws {
        do { try body() } catch is HistoryFailure {}
    }

    /// On the queue of the writes.
    private func write(_ record: HistoryRecord) throws(HistoryFailure) {
        if case .runChanged(let run, _, _) = record {
            state.withLock { state in
                state.joined.forget(run.id)
                if state.joined.isEmpty { state.failure = nil }
            }
        }
        flushJoined()
        try inTransaction(durably: true) { rows in
            switch record {
            case .threadOpened(let thread): try rows.open(thread)
            case .turnAdded(let turn, let thread): try rows.add(turn, to: thread)
            case .handleReceived(let handle, let run, let thread): try rows.receive(handle, of: run, in: thread)
            case .runChanged(let run, let turn, let thread):
                _ = self.state.withLock { $0.written.removeValue(forKey: run.id) }
                // All of it: another Baton may have followed the same run, and written its end as it saw it.
                try rows.write(run, of: turn, in: thread, over: nil)
            case .handedOver(let handOver): try rows.keep(handOver)
            case .threadRenamed(let title, let thread): try rows.rename(thread, to: title)
            case .threadMarked(let mark, let thread): try rows.mark(thread, mark)
            case .slotsChanged(let slots): try rows.keep(slots)
            case .draftChanged, .framesRecorded: break  // Joined.
            }
        }
    }

    private func inTransaction(
        durably: Bool, _ body: @escaping (HistoryRows) throws -> Void
    ) throws(HistoryFailure) {
        try use { session in
            try Self.pool(of: session).writeWithoutTransaction { database in
                // Only what was promised waits for the disk; the rest is safe from a crash of the program all the same.
                try database.execute(sql: "PRAGMA synchronous = \(durably ? "FULL" : "NORMAL")")
                try database.inTransaction(.immediate) {
                    try body(HistoryRows(database: database))
                    return .commit
                }
            }
        }
    }

    private static func pool(of session: HistoryFile.Session) throws -> DatabasePool {
        guard case .writable(let pool, _) = session else { throw DatabaseError(resultCode: .SQLITE_READONLY) }
        return pool
    }

    // MARK: The file

    /// Does something with the file; one that turns out to be damaged is replaced first.
    private func use<Value: Sendable>(
        _ body: (HistoryFile.Session) throws -> Value
    ) throws(HistoryFailure) -> Value {
        do {
            do {
                return try body(session())
            } catch let error where HistoryFile.isDamage(error) {
                try replaceDamaged()
                return try body(session())
            }
        } catch {
            throw file.failure(error)
        }
    }

    private func session() throws -> HistoryFile.Session {
        try state.withLock { state in
            if let session = state.session { return session }
            let session = try file.open(pageLimit: pageLimit)
            // Whatever a killed program left half written can be searched too.
            if case .writable(let pool, _) = session {
                try pool.write { try HistoryRows(database: $0).settleItems() }
            }
            state.session = session
            state.identity = file.identity
            return session
        }
    }

    /// Sets the damaged file aside, unless another Baton has done so, and saves what can be read of it.
    private func replaceDamaged() throws {
        try state.withLock { state in
            let wasReplaced = state.session != nil && state.identity != file.identity
            state.session = nil
            state.written = [:]
            state.recordingBytes = nil
            guard !wasReplaced else { return }
            let aside = try file.setAside()
            let session = try file.open(pageLimit: pageLimit)
            var saved = HistorySalvage.Count()
            // Where it cannot even be opened, nothing can be saved.
            if case .writable(let pool, _) = session,
                let damaged = try? DatabaseQueue(path: aside, configuration: HistoryFile.readOnly)
            {
                saved = HistorySalvage(damaged: damaged).save(into: pool)
            }
            state.session = session
            state.identity = file.identity
            let lost = saved.lostTurns > 0 ? " \(saved.lostTurns) turns could not be read." : ""
            state.remarks.append(
                """
                The history was damaged. The file was set aside as \(aside); the new one has what could be read of it: \
                \(saved.threads) threads with \(saved.turns) turns.\(lost)
                """)
        }
    }

    // MARK: Questions that concern what waits, and the store itself

    package func draft(at place: DraftPlace) async throws(HistoryFailure) -> Draft {
        if let waiting = state.withLock({ $0.joined.drafts[place] }) { return waiting }
        return try await read { try $0.draft(at: place) }
    }

    package func size() async throws(HistoryFailure) -> HistorySize {
        let file = file
        return try await read { reading in
            let rows = HistoryRows(database: reading.database)
            return HistorySize(
                place: file.path, bytes: file.byteCount, recordingBytes: try rows.recordingBytes(),
                threadCount: try Int.fetchOne(reading.database, sql: "SELECT count(*) FROM thread") ?? 0,
                turnCount: try Int.fetchOne(reading.database, sql: "SELECT count(*) FROM turn") ?? 0)
        }
    }

    package func remarks() async -> [String] { takeRemarks() }

    /// As ``remarks()``, for the end of the program: what could not be written and nobody was told of is among them.
    package func takeRemarks() -> [String] {
        state.withLock { state in
            defer {
                state.remarks = []
                state.failure = nil
            }
            return state.remarks + [state.failure?.message].compactMap(\.self)
        }
    }

    // MARK: Forgetting

    package func delete(_ thread: ThreadID) async throws(HistoryFailure) {
        try await perform(on: writes) { () throws(HistoryFailure) in
            self.state.withLock { state in
                state.joined.forget(thread)
                state.recordingBytes = nil
            }
            try self.inTransaction(durably: true) { try $0.forget(thread) }
            try self.use { try Self.pool(of: $0).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
        }
    }

    package func deleteAll() async throws(HistoryFailure) {
        try await perform(on: writes) { () throws(HistoryFailure) in
            self.state.withLock { state in
                state.joined = JoinedRecords()
                state.written = [:]
                state.recordingBytes = nil
            }
            try self.inTransaction(durably: true) { try $0.forgetEverything() }
            try self.use { session in
                try Self.pool(of: session).writeWithoutTransaction { database in
                    try database.execute(sql: "VACUUM")
                    _ = try database.checkpoint(.truncate)
                }
            }
        }
    }

    // MARK: Threads of execution

    /// What waits is written first, so that whoever asks is told what was recorded.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (HistoryReading) throws -> Value
    ) async throws(HistoryFailure) -> Value {
        if state.withLock({ !$0.joined.isEmpty }) { await perform(on: writes) { self.flushJoined() } }
        return try await perform(on: reads) { () throws(HistoryFailure) in
            try self.use { session in try session.reader.read { try body(HistoryReading(database: $0)) } }
        }
    }

    /// Runs `body` where it may block. Cancelling the caller changes nothing: what was begun is finished.
    private func perform<Value: Sendable, Failure: Error>(
        on queue: DispatchQueue, _ body: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Result { () throws(Failure) in try body() })
            }
        }
        return try result.get()
    }
}
