import ArgumentParser

/// `baton chat`: the screen.
struct ChatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "chat", abstract: "Open the chat (the default).")

    @Option(name: .shortAndLong, help: "The agent to begin with: its name, key, display name or id.")
    var agent: String?

    @Option(name: .shortAndLong, help: "The profile to begin with; left out: the configuration's default.")
    var profile: String?

    @Option(
        name: .shortAndLong, help: "Go on with this thread: the beginning of any of its ids or of its title, or last.")
    var thread: String?

    func run() throws {
        ChatProgram.run(ChatRequest(agent: agent, profile: profile, thread: thread))
    }
}

/// What the chat was asked to begin with.
struct ChatRequest {
    var agent: String?
    var profile: String?
    var thread: String?
}
