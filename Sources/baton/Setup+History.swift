import ArgumentParser
import BatonCore
import BatonHistory
import BatonSettings

extension Setup {
    /// The one thread of the history that `name` means: an id's beginning, a title's, or `last`.
    ///
    /// - Throws: ends the program where there is none, or several.
    func thread(named name: String) async throws -> ThreadSummary {
        do throws(HistoryFailure) {
            if let thread = try await history.thread(named: name) { return thread }
        } catch {
            try Exit.fail(error)
        }
        try Exit.fail(HistoryFailure("The history has no thread “\(name)”. List them: baton threads."))
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
            guard let found = try await history.thread(named: name, where: isMeant) else {
                // The server knows no thread of that name.
                if name == "last" { throw HistoryFailure("The history has no thread like that yet.") }
                return nil
            }
            return try await history.thread(found.id, atMost: ChatThread.page)
        } catch {
            try Exit.fail(error)
        }
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

    /// Writes what waits, closes the file, and says what there is to say of the history itself.
    func closeHistory() {
        historyFile.close()
        for remark in historyFile.takeRemarks() { StandardError.write("baton: \(remark)\n") }
    }
}
