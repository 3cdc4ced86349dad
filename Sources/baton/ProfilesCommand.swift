import ArgumentParser

/// `baton profiles`: the platforms that can be talked to.
struct ProfilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles", abstract: "List, check, add or remove profiles.",
        subcommands: [
            ProfilesListCommand.self, ProfilesCheckCommand.self, ProfilesAddCommand.self, ProfilesRemoveCommand.self,
        ], defaultSubcommand: ProfilesListCommand.self)
}
