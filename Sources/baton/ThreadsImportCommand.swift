import ArgumentParser
import BatonCore
import BatonHistory
import BatonSettings
import Foundation

/// `baton threads import`.
struct ThreadsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take a thread into the history.",
        discussion: """
            Reads what export --format json wrote, the messages of OpenAI's chat completions ({"messages":[…]} or the list), \
            and the messages of a thread of watsonx Orchestrate (GET …/threads/{id}/messages).
            """)

    @Option(name: .shortAndLong, help: "The profile that messages belong to; left out: the configuration's default.")
    var profile: String?

    @Option(name: .shortAndLong, help: "The agent that goes on with messages; left out: the profile's first slot.")
    var agent: String?

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let document = try read()
        var generator = SystemRandomNumberGenerator()
        do throws(HistoryFailure) {
            let thread = try ThreadImport.thread(
                document, agent: try reference(setup), using: &generator, at: LiveClock.now)
            guard setup.configuration[thread.agent.profile]?.keepsHistory != false else {
                throw HistoryFailure("The profile “\(thread.agent.profile)” keeps no history.")
            }
            guard try await setup.history.thread(thread.id, atMost: 0) == nil else {
                throw HistoryFailure("The history has this thread already: \(thread.id).")
            }
            try await setup.history.record(.threadOpened(thread))
            if let origin = thread.origin { try await setup.history.record(.handedOver(origin)) }
            let count = thread.turns.count == 1 ? "1 turn" : "\(thread.turns.count) turns"
            StandardError.write(
                "imported \(count) as thread \(ThreadLines.oneLine(thread.id.text))\n")
        } catch {
            try Exit.fail(error)
        }
    }

    private func read() throws -> Data {
        if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            try Exit.fail(HistoryFailure("The file \(file) could not be read: \(error.localizedDescription)"))
        }
    }

    private func reference(_ setup: Setup) throws(HistoryFailure) -> AgentReference {
        let name = profile.map { ProfileName($0) } ?? setup.configuration.defaultProfile
        guard let profile = setup.configuration[name] else { throw HistoryFailure("There is no profile “\(name)”.") }
        if let agent { return AgentReference(profile: name, agent: agent) }
        if let slot = setup.configuration.slots.first(where: { $0.profile == name }) { return slot }
        if case .rehearsal = profile.server { return AgentReference(profile: name, agent: "guide") }
        throw HistoryFailure("Which agent goes on with it? Say -a NAME; baton agents -p \(name) lists them.")
    }
}
