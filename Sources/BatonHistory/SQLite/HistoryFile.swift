internal import BatonCore
internal import GRDB
internal import Glibc

/// The history's file: opened, made, set aside.
struct HistoryFile: Sendable {
    let path: String
    /// How long a write waits for another Baton's, which takes milliseconds.
    private static let patience = 5.0
    /// Beside the database itself; SQLite finds them by its name.
    private static let companions = ["-wal", "-shm"]

    /// How a file was opened.
    enum Session: Sendable {
        /// The file is ours to read and write.
        ///
        /// The connection that has looked at the file before stays open, though nobody uses it any more: where GRDB lets one go,
        /// libdispatch starts its pool of threads, which from then on wakes the process every second.
        case writable(DatabasePool, looked: DatabaseQueue?)
        /// The file or its folder cannot be written to; what is there can be read.
        case readable(DatabaseQueue)

        func close() throws {
            switch self {
            case .writable(let pool, let looked):
                try looked?.close()
                try pool.close()
            case .readable(let queue): try queue.close()
            }
        }

        var reader: any DatabaseReader {
            switch self {
            case .writable(let pool, _): pool
            case .readable(let queue): queue
            }
        }
    }

    var folder: String { Self.folder(of: path) }

    private static func folder(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    /// Makes what is missing (the folder for its owner alone, the file too) and opens the file at the newest version.
    ///
    /// - Parameter pageLimit: the database may not grow beyond so many pages of 4 KiB.
    func open(pageLimit: Int?) throws -> Session {
        do {
            try make()
            let looked = try look()
            let pool = try DatabasePool(path: path, configuration: Self.configuration(pageLimit: pageLimit))
            try migrate(pool)
            return .writable(pool, looked: looked)
        } catch {
            guard Self.isReadOnly(error), access(path, R_OK) == 0 else { throw error }
            return try openForReading(otherwise: error)
        }
    }

    /// Another Baton may be making the same tables at this moment, which is seen only in the attempt: then the second one finds
    /// them made.
    private func migrate(_ pool: DatabasePool) throws {
        do {
            try HistorySchema.migrator.migrate(pool)
        } catch {
            try HistorySchema.migrator.migrate(pool)
        }
    }

    private static func configuration(pageLimit: Int?) -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA synchronous = NORMAL")
            if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
            database.add(tokenizer: WordTokenizer.self)
        }
        return configuration
    }

    private func make() throws(HistoryFailure) {
        try makeFolder(folder)
        // SQLite gives the files beside it the same mode. Where this fails, SQLite says why.
        let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// For its owner alone, as the XDG Base Directory Specification wants it.
    private func makeFolder(_ folder: String) throws(HistoryFailure) {
        if folder.isEmpty || mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT else {
            throw HistoryFailure(
                "The folder \(folder) for the history cannot be made: \(String(cString: strerror(errno))).")
        }
        let parent = Self.folder(of: folder)
        guard parent != folder else { return }
        try makeFolder(parent)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw HistoryFailure(
                "The folder \(folder) for the history cannot be made: \(String(cString: strerror(errno))).")
        }
    }

    /// Looks without writing anything.
    ///
    /// - Returns: the connection that looked.
    /// - Throws: `HistoryFailure` for a file that a newer Baton has written; it stays as it is.
    private func look() throws(HistoryFailure) -> DatabaseQueue? {
        // What cannot be looked at is told by the opening itself.
        guard let queue = try? DatabaseQueue(path: path, configuration: Self.readOnly) else { return nil }
        guard (try? queue.read({ try HistorySchema.migrator.hasBeenSuperseded($0) })) == true else { return queue }
        throw HistoryFailure(
            "The history at \(path) was written by a newer Baton, and is left as it is. Use that Baton, or move the file away."
        )
    }

    /// For looking at a file that is not to be written to.
    static var readOnly: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { $0.add(tokenizer: WordTokenizer.self) }
        return configuration
    }

    /// With the files beside it where they are there, as another user's Baton has left them; else as something that nobody
    /// changes.
    private func openForReading(otherwise failure: any Error) throws -> Session {
        for name in [path, "file:\(Self.escaped(path))?immutable=1"] {
            // The next one is tried; if none works, the first failure is the one to tell.
            guard let queue = try? DatabaseQueue(path: name, configuration: Self.readOnly),
                (try? queue.read({ try HistorySchema.migrator.appliedIdentifiers($0) }))?
                    .contains(HistorySchema.readable) == true
            else { continue }
            return .readable(queue)
        }
        throw failure
    }

    /// As a URI has it (RFC 3986 §2.3): anything but plain letters, digits and `/` by its number.
    private static func escaped(_ path: String) -> String {
        path.utf8.map { byte in
            let scalar = Character(Unicode.Scalar(byte))
            if byte < 0x80, scalar.isLetter || scalar.isNumber || "/-._~".contains(scalar) { return String(scalar) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private static func isReadOnly(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode)
    }

    // MARK: Damage

    static func isDamage(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
    }

    /// Moves the file, with those that belong to it, out of the way.
    ///
    /// - Returns: its new path.
    func setAside() throws(HistoryFailure) -> String {
        var number = 1
        while access("\(path).damaged-\(number)", F_OK) == 0 { number += 1 }
        let name = "\(path).damaged-\(number)"
        guard rename(path, name) == 0 else {
            throw HistoryFailure(
                "The history at \(path) is damaged and cannot be set aside: \(String(cString: strerror(errno))).")
        }
        // One that is not there has nothing to tell.
        for companion in Self.companions { _ = rename(path + companion, name + companion) }
        return name
    }

    /// What tells the file at the path from another one that has taken its place; nil where there is none.
    var identity: UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    /// What the file and those beside it take.
    var byteCount: Int64 {
        ([""] + Self.companions).reduce(0) { sum, companion in
            var status = stat()
            return stat(path + companion, &status) == 0 ? sum + Int64(status.st_size) : sum
        }
    }

    // MARK: Failures

    /// A sentence for the user.
    func failure(_ error: any Error) -> HistoryFailure {
        if let failure = error as? HistoryFailure { return failure }
        guard let error = error as? DatabaseError else {
            let mistake = error as? StoredMistake
            return HistoryFailure(
                "The history at \(path) holds what cannot be read: \(mistake?.message ?? "\(error)").")
        }
        return switch error.resultCode {
        case .SQLITE_FULL:
            HistoryFailure("The disk is full: the history at \(path) could not be written. Make room, then go on.")
        case .SQLITE_READONLY, .SQLITE_PERM:
            HistoryFailure("The history at \(path) can only be read. Make the file and its folder writable.")
        case .SQLITE_CANTOPEN:
            HistoryFailure("The history at \(path) cannot be opened. Check the folder and who may write to it.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            HistoryFailure("Another program holds the history at \(path). Try again, or end that program.")
        case .SQLITE_IOERR:
            HistoryFailure("The disk failed under the history at \(path): \(error.message ?? "no more is known").")
        default:
            HistoryFailure("The history at \(path) could not do that: \(error.message ?? "\(error.resultCode)").")
        }
    }
}
