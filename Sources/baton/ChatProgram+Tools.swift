import BatonCore
import BatonInterface
import BatonTerminal

extension ChatProgram {
    /// Says that the program cannot run commands of the user's own.
    func runTool(_ call: ToolCall, of thread: ThreadID, by command: ToolCommand) {
        let failure = PlatformFailure(.local, "This program cannot run \(command.tool)'s command")
        Task { @UI in ChatProgram.tell(.toolEnded(thread, call.id, .failure(failure))) }
    }

    /// Nothing runs that could be stopped.
    func stopTool(_ call: ToolCallID, of thread: ThreadID) {}
}
