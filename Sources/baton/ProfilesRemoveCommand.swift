import ArgumentParser
import BatonCore
import BatonSettings

/// `baton profiles remove`: takes a profile's tables out of the configuration file.
struct ProfilesRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a profile from the configuration file; everything else in it stays.")

    @Argument(help: "The profile.")
    var name: String

    @Flag(name: .shortAndLong, help: "Do not ask first.")
    var yes = false

    func run() async throws {
        let file = try ConfigurationFile()
        guard let text = ProfileTables.removing(name, from: file.text) else {
            throw ValidationError("The configuration file has no [profiles.\(name)].")
        }
        let before = try file.configuration(of: file.text)
        let after = try file.configuration(of: text)
        let rest = before.profiles.filter { $0.name.text != name || $0.server == .rehearsal }
        guard rest.allSatisfy({ after.profiles.contains($0) }), after.slots == before.slots, after.keys == before.keys
        else {
            throw ValidationError("This command cannot take the file apart safely: edit it by hand.")
        }
        if !yes {
            let answer = try Interview.ask("Remove the profile “\(name)” from the configuration file? y or n") {
                LinearWords.isYes($0) == nil ? "y or n" : nil
            }
            guard LinearWords.isYes(answer) == true else { throw Exit.failure }
        }
        try file.write(text)
    }
}
