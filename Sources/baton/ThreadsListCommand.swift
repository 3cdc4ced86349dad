import ArgumentParser
import BatonCore
import BatonInterface

/// `baton threads list`.
struct ThreadsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List threads, here and at the servers: the pinned ones, then those that changed last (the default).")

    @Option(name: .shortAndLong, help: "Only this profile's.")
    var profile: String?

    @Flag(help: "Only what is here; the servers are not asked.")
    var here = false

    @Flag(help: "The archived ones instead.")
    var archived = false

    @Option(help: "At most so many.")
    var limit = 50

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    @Argument(help: "Words that stand in the title, the first prompt, the agent or the profile.")
    var filter: [String] = []

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let query = ThreadQuery(
            filter: filter.joined(separator: " "), isArchived: archived, profile: profile.map { ProfileName($0) },
            limit: max(0, limit))
        let threads: [ThreadSummary]
        do throws(HistoryFailure) {
            threads = try await setup.history.threads(query)
        } catch {
            try Exit.fail(error)
        }
        let rows =
            here
            ? threads.map { ThreadRow(profile: $0.agent.profile, locals: [$0]) }
            : await ThreadListing(setup: setup, query: query).rows(locals: threads)
        switch output {
        case .json:
            let document: JSONValue = [
                "schema": "baton.threads/1", "threads": .array(rows.map(ThreadLines.json)),
            ]
            try StandardOutput.write(document.prettyText + "\n")
        case .text: try StandardOutput.write(ThreadLines.table(rows, timeZoneOffset: LiveClock.timeZoneOffset))
        }
    }
}
