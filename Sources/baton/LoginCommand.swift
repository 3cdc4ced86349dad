import ArgumentParser
import BatonCore
import BatonSettings

/// `baton login`: whether a profile gets in, as whom, where, and until when.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Check a profile's login with its server.",
        discussion: """
            Signs in where the profile says how, asks the server whether it takes the login, and prints whose it is and until \
            when. Nothing is stored: logins of IBM's command line are renewed with orchestrate env activate NAME.
            """)

    @Option(name: .shortAndLong, help: "The profile; left out: the configuration's default.")
    var profile: String?

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    func run() async throws {
        let setup = try Setup.load()
        let profile = try setup.profile(named: profile)
        let login: Login
        do throws(PlatformFailure) {
            login = try await setup.platforms.platform(for: profile.name).login()
        } catch {
            try Exit.fail(error)
        }
        let report = LoginReport(profile: profile, login: login, now: LiveClock.now.unixMilliseconds)
        switch output {
        case .json: try StandardOutput.write(report.json.prettyText + "\n")
        case .text: try StandardOutput.write(report.text)
        }
    }
}
