import BatonCore
import BatonInterface
import BatonTerminal

extension ChatProgram {
    /// Has a command of the user's own answer `call`, beside the loop.
    func runTool(_ call: ToolCall, of thread: ThreadID, by command: ToolCommand) {
        let tools = tools
        Task.detached {
            let result = await tools.run(call, of: thread, by: command)
            await ChatProgram.tell(.toolEnded(thread, call.id, result))
        }
    }
}
