import ArgumentParser
import Dispatch
import Glibc

/// When the chat goes line by line instead of on a screen, and its beginning.
enum LinearMode {
    /// Whether the environment asks for it: `ACCESSIBLE` is set, or there is no terminal that a screen could be on.
    static var isWanted: Bool {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        if let wish = variable("ACCESSIBLE"), wish != "", wish != "0" { return true }
        return variable("TERM") == "dumb" || isatty(STDOUT_FILENO) == 0 || isatty(STDIN_FILENO) == 0
    }

    /// Chats line by line and ends the program with it.
    static func run(_ request: ChatRequest) -> Never {
        Task.detached {
            do {
                let setup = try Setup.load()
                defer { setup.closeHistory() }
                let start = try ChatStart(request, setup, help: "type /help for what you can do here")
                var chat = try await LinearChat(request, setup, start)
                let code = await chat.run()
                setup.closeHistory()
                exit(code.rawValue)
            } catch {
                BatonCommand.end(with: error)
            }
        }
        dispatchMain()
    }
}
