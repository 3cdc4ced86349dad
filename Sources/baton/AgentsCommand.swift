import ArgumentParser
import BatonCore
import BatonSettings

/// `baton agents`: who can be talked to.
struct AgentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "agents", abstract: "List the agents of a profile.")

    @Option(name: .shortAndLong, help: "The profile; left out: the configuration's default.")
    var profile: String?

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    func run() async throws {
        let setup = try Setup.load()
        let profile = try setup.profile(named: profile)
        let agents: [Agent]
        do throws(PlatformFailure) {
            agents = try await setup.platforms.platform(for: profile.name).agents()
        } catch {
            try Exit.fail(error)
        }
        try AgentList(agents: agents).write(as: output)
    }
}
