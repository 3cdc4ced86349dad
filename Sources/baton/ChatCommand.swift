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

    @Flag(help: "Line by line, without a screen: for screen readers and pipes. ACCESSIBLE=1 says the same.")
    var linear = false

    func run() throws {
        let request = ChatRequest(agent: agent, profile: profile, thread: thread)
        if linear || LinearMode.isWanted { LinearMode.run(request) }
        ChatProgram.run(request)
    }
}

/// What the chat was asked to begin with.
struct ChatRequest {
    var agent: String?
    var profile: String?
    var thread: String?
}
