import ArgumentParser
import BatonCore

/// `baton threads delete`.
struct ThreadsDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Forget threads here, so that no byte of them stays; servers keep theirs.")

    @Flag(help: "Delete them at their servers too; a thread that its server keeps stays here as well.")
    var there = false

    @Flag(help: "Forget everything: all threads, drafts and recordings.")
    var all = false

    @Argument(help: "The threads: the beginning of an id or of the title, or last.")
    var threads: [String] = []

    func validate() throws {
        guard all == threads.isEmpty else { throw ValidationError("Name threads, or say --all.") }
        if all, there { throw ValidationError("--all is for here: name the threads that are to go at their servers.") }
    }

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        // Each name is understood before the first thread goes.
        var found: [ThreadSummary] = []
        for name in threads { found.append(try await setup.thread(named: name)) }
        for thread in found {
            if there { try await deleteAtServer(thread, setup) }
            try await deleteHere(setup) { history throws(HistoryFailure) in try await history.delete(thread.id) }
            StandardError.write("deleted \(ThreadLines.oneLine(thread.id.text))  \(ThreadLines.name(of: thread))\n")
        }
        if all { try await deleteHere(setup) { history throws(HistoryFailure) in try await history.deleteAll() } }
    }

    private func deleteHere(
        _ setup: Setup, _ delete: (any HistoryStore) async throws(HistoryFailure) -> Void
    ) async throws {
        do throws(HistoryFailure) {
            try await delete(setup.history)
        } catch {
            try Exit.fail(error)
        }
    }

    private func deleteAtServer(_ thread: ThreadSummary, _ setup: Setup) async throws {
        guard let handle = thread.handle else { return }  // No server has heard of it.
        do throws(PlatformFailure) {
            try await setup.platforms.platform(for: thread.agent.profile).delete(handle)
        } catch {
            try Exit.fail(error)
        }
    }
}
