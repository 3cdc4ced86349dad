import ArgumentParser
import BatonCore
import BatonSettings

/// `baton profiles check`: whether a profile gets in, and whom it can talk to.
struct ProfilesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Sign in with a profile and count its agents.")

    @Argument(help: "The profile; left out: the configuration's default.")
    var name: String?

    func run() async throws {
        let setup = try Setup.load()
        let profile = try setup.profile(named: name)
        do throws(PlatformFailure) {
            let platform = try await setup.platforms.platform(for: profile.name)
            let login = try await platform.login()
            LinearOutput.say(
                "\(profile.name.text): the server takes the login\(login.who.map { " of \($0)" } ?? "").")
            let count = try await platform.agents().count
            LinearOutput.say("It has \(count) \(count == 1 ? "agent" : "agents").")
        } catch {
            try Exit.fail(error)
        }
    }
}
