import ArgumentParser
import BatonCore
import BatonHistory
import BatonSettings

extension Setup {
    /// The one thread of the history that `name` means: an id's beginning, a title's, or `last`.
    ///
    /// - Throws: ends the program where there is none, or several.
    func thread(named name: String) async throws -> ThreadSummary {
        let found = try await threads(named: name)
        guard let thread = found.first else {
            try Exit.fail(HistoryFailure("The history has no thread “\(name)”. List them: baton threads."))
        }
        return thread
    }

    /// As ``thread(named:)``, with all its turns.
    func wholeThread(named name: String) async throws -> ChatThread {
        let id = try await thread(named: name).id
        do throws(HistoryFailure) {
            if let thread = try await history.wholeThread(id) { return thread }
        } catch {
            try Exit.fail(error)
        }
        try Exit.fail(HistoryFailure("The history has no thread “\(name)” any more."))
    }

    /// The thread that `-t` names, if the history has it and it is with the profile and agent that were asked for; with its
    /// newest turns.
    ///
    /// - Throws: ends the program where it means several.
    func knownThread(_ name: String?, profile: String?, agent: String?) async throws -> ChatThread? {
        guard let name else { return nil }
        let isMeant = { (thread: ThreadSummary) in
            (profile == nil || profile == thread.agent.profile.text) && (agent == nil || agent == thread.agent.agent)
        }
        do throws(HistoryFailure) {
            guard name != "last" else {
                let newest = try await history.threads(ThreadQuery(limit: .max)).filter(isMeant).max {
                    $0.updated < $1.updated
                }
                guard let newest else { throw HistoryFailure("The history has no thread like that yet.") }
                return try await history.thread(newest.id, atMost: ChatThread.page)
            }
        } catch {
            try Exit.fail(error)
        }
        guard let found = try await threads(named: name).first(where: isMeant) else { return nil }
        do throws(HistoryFailure) {
            return try await history.thread(found.id, atMost: ChatThread.page)
        } catch {
            try Exit.fail(error)
        }
    }

    private func threads(named name: String) async throws -> [ThreadSummary] {
        let found: [ThreadSummary]
        do throws(HistoryFailure) {
            found = try await history.threads(matching: name, atMost: 5)
        } catch {
            try Exit.fail(error)
        }
        guard found.count > 1 else { return found }
        let lines = found.map { "  \($0.id.text)  \(ThreadLines.name(of: $0))\n" }
        try Exit.fail(HistoryFailure("“\(name)” begins several threads; say more of it:\n\(lines.joined())"))
    }

    /// Records something about the thread that `name` means.
    func change(_ name: String, _ record: (ThreadID) -> HistoryRecord) async throws {
        defer { closeHistory() }
        let thread = try await thread(named: name)
        do throws(HistoryFailure) {
            try await history.record(record(thread.id))
        } catch {
            try Exit.fail(error)
        }
    }

    /// Writes what waits, and says what there is to say of the history itself.
    func closeHistory() {
        historyFile.flush()
        for remark in historyFile.takeRemarks() { StandardError.write("baton: \(remark)\n") }
    }
}
