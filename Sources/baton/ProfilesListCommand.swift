import ArgumentParser
import BatonCore
import BatonSettings

/// `baton profiles list`.
struct ProfilesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the profiles (the default).")

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    func run() async throws {
        let configuration = try Setup.load().configuration
        switch output {
        case .text:
            for profile in configuration.profiles {
                let mark = profile.name == configuration.defaultProfile ? " (default)" : ""
                let line = "\(profile.name.text)\(mark): \(profile.platform.rawValue), \(Self.server(of: profile))"
                try StandardOutput.write(line.sanitised + "\n")
            }
        case .json:
            let profiles = configuration.profiles.map { profile -> JSONValue in
                [
                    "name": .string(profile.name.text), "platform": .string(profile.platform.rawValue),
                    "url": .optional(Self.url(of: profile)), "environment": .optional(profile.environment),
                    "default": .bool(profile.name == configuration.defaultProfile),
                    "rehearsal": .bool(profile.server == .rehearsal),
                ]
            }
            let document: JSONValue = ["schema": "baton.profiles/1", "profiles": .array(profiles)]
            try StandardOutput.write(document.prettyText + "\n")
        }
    }

    private static func url(of profile: ProfileSettings) -> String? {
        if case .url(let url) = profile.server { url } else { nil }
    }

    private static func server(of profile: ProfileSettings) -> String {
        url(of: profile) ?? "the rehearsal inside Baton"
    }
}
