import ArgumentParser
import BatonCore
import BatonScreen
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
        switch output {
        case .json: try StandardOutput.write(JSONValue.array(agents.map(Self.json)).prettyText + "\n")
        case .text:
            let width = agents.map { TextWidth.columns(of: $0.name) }.max() ?? 0
            for agent in agents {
                let gap = String(repeating: " ", count: width - TextWidth.columns(of: agent.name) + 2)
                try StandardOutput.write(agent.name + gap + (agent.summary ?? agent.displayName ?? "") + "\n")
            }
        }
    }

    private static func json(_ agent: Agent) -> JSONValue {
        [
            "id": .string(agent.id.text), "name": .string(agent.name), "display_name": .optional(agent.displayName),
            "description": .optional(agent.summary), "model": .optional(agent.model),
        ]
    }
}
