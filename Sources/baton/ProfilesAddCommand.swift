import ArgumentParser
import BatonCore
import BatonSettings

/// `baton profiles add`: asks what a profile needs, and adds it to the configuration file.
struct ProfilesAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Connect a platform: questions, then a new table in the configuration file.",
        discussion: """
            A key or token is never asked for, only where it is found: an environment variable, a file, a command, or the \
            desktop's keyring. What stands in the file stays as it is.
            """)

    func run() async throws {
        let file = try ConfigurationFile()
        let taken = file.text.isEmpty ? [] : try file.configuration(of: file.text).profiles
        let isOrq = try Interview.choose("Which platform?", among: ["watsonx Orchestrate", "orq.ai"]) == 1
        let name = try Interview.ask("What is the profile called?", otherwise: isOrq ? "orq" : "wxo") { name in
            guard ProfileTables.isName(name) else { return "letters, digits, - and _ only" }
            let isTaken = taken.contains { $0.name.text == name && $0.server != .rehearsal }
            return isTaken ? "there is a profile of that name" : nil
        }
        let url = try Interview.ask(
            isOrq ? "Its address?" : "The instance's address, as its settings show it?",
            otherwise: isOrq ? "https://api.orq.ai" : nil
        ) { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? nil : "it begins with https:// or http://" }
        var entries = [
            (key: "platform", value: ProfileTables.quoted((isOrq ? Platform.orq : .orchestrate).rawValue)),
            (key: "url", value: ProfileTables.quoted(url)),
        ]
        entries += isOrq ? [("api_key", try Self.place(of: "the API key", variable: "ORQ_API_KEY"))] : try Self.signIn()
        let text = ProfileTables.adding(name, entries, to: file.text)
        _ = try file.configuration(of: text)  // What would not be read again is not written.
        try file.write(text)
        LinearOutput.say("Added. Check it with: baton profiles check \(name)")
    }

    private static func signIn() throws -> [(key: String, value: String)] {
        let ways = [
            "an API key", "the login that IBM's command line stores (orchestrate env activate)", "a token", "without",
        ]
        switch try Interview.choose("How does it sign in?", among: ways) {
        case 0: return [("api_key", try place(of: "the API key", variable: "WXO_API_KEY"))]
        case 1:
            let name = try Interview.ask("What does IBM's command line call the environment?")
            return [("token", "{ adk = \(ProfileTables.quoted(name)) }")]
        case 2: return [("token", try place(of: "the token", variable: "WXO_TOKEN"))]
        default: return []
        }
    }

    /// Where a secret is found, as TOML; never the secret.
    private static func place(of what: String, variable: String) throws -> String {
        let places = ["an environment variable", "a file", "a command", "the desktop's keyring"]
        switch try Interview.choose("Where is \(what) found?", among: places) {
        case 0:
            let name = try Interview.ask("The variable's name?", otherwise: variable) { name in
                let isName = ProfileTables.isName(name) && !name.contains("-") && name.first?.isNumber == false
                return isName ? nil : "a variable's name; never the key itself"
            }
            return "{ env = \(ProfileTables.quoted(name)) }"
        case 1:
            let path = try Interview.ask("The file's path? Its first line counts.") {
                $0.hasPrefix("/") || $0.hasPrefix("~/") ? nil : "a path that begins with / or ~/"
            }
            return "{ file = \(ProfileTables.quoted(path)) }"
        case 2:
            let command = try Interview.ask("The command? Its first line of output counts.")
            return "{ command = \(ProfileTables.quoted(command)) }"
        default:
            let account = try Interview.ask("The account's name there (secret-tool: service baton, account NAME)?")
            return "{ keyring = \(ProfileTables.quoted(account)) }"
        }
    }
}
