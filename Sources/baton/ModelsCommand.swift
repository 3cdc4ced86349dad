import ArgumentParser
import BatonCore
import BatonSettings

/// `baton models`: what answers without an agent.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List the models of a profile that answer without an agent.")

    @Option(name: .shortAndLong, help: "The profile; left out: the configuration's default.")
    var profile: String?

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    func run() async throws {
        let setup = try Setup.load()
        let profile = try setup.profile(named: profile)
        let models: [Agent]
        do throws(PlatformFailure) {
            models = try await setup.platforms.platform(for: profile.name).models()
        } catch {
            try Exit.fail(error)
        }
        try AgentList(agents: models, name: { $0.model ?? $0.name }).write(as: output)
    }
}
