import ArgumentParser

/// `baton threads`: what is kept of conversations.
struct ThreadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "threads", abstract: "List, find, and look after the threads of the history.",
        discussion: """
            A thread is named by the beginning of any of its ids (its own, a run's, or the platform's) or of its title, or as \
            last: the one that changed last.
            """,
        subcommands: [
            ThreadsListCommand.self, ThreadsShowCommand.self, ThreadsSearchCommand.self, ThreadsRenameCommand.self,
            ThreadsPinCommand.self, ThreadsArchiveCommand.self, ThreadsDeleteCommand.self, ThreadsExportCommand.self,
            ThreadsImportCommand.self,
        ],
        defaultSubcommand: ThreadsListCommand.self)
}
