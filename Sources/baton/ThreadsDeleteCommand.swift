import ArgumentParser
import BatonCore

/// `baton threads delete`.
struct ThreadsDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Forget threads here, so that no byte of them stays; servers keep theirs.")

    @Flag(help: "Forget everything: all threads, drafts and recordings.")
    var all = false

    @Argument(help: "The threads: the beginning of an id or of the title, or last.")
    var threads: [String] = []

    func validate() throws {
        guard all == threads.isEmpty else { throw ValidationError("Name threads, or say --all.") }
    }

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        // Each name is understood before the first thread goes.
        var found: [ThreadSummary] = []
        for name in threads { found.append(try await setup.thread(named: name)) }
        do throws(HistoryFailure) {
            if all { try await setup.history.deleteAll() }
            for thread in found {
                try await setup.history.delete(thread.id)
                StandardError.write("deleted \(ThreadLines.oneLine(thread.id.text))  \(ThreadLines.name(of: thread))\n")
            }
        } catch {
            try Exit.fail(error)
        }
    }
}
