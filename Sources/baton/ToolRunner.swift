import BatonCore
import Foundation
import Synchronization

/// Runs the commands that answer calls, each on a thread of its own, and ends those that are not wanted any more.
final class ToolRunner: Sendable {
    private struct Key: Hashable {
        var thread: ThreadID
        var call: ToolCallID
    }

    /// What the commands get to see of the environment. Looked up with each of them: no start waits for it.
    private let environment: @Sendable () -> [String: String]
    private let running = Mutex<[Key: ToolProcess]>([:])

    /// - Parameter variables: what of the environment the commands do not get to see.
    init(
        hiding variables: @autoclosure @escaping @Sendable () -> Set<String>,
        environment: @autoclosure @escaping @Sendable () -> [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.environment = {
            let hidden = variables()
            return environment().filter { !hidden.contains($0.key) }
        }
    }

    /// The command's result, which also says why there is none. Cancelling the calling task does not end the command.
    func run(
        _ call: ToolCall, of thread: ThreadID, by command: ToolCommand
    ) async -> Result<JSONValue, PlatformFailure> {
        let process = ToolProcess(command, environment: environment())
        let key = Key(thread: thread, call: call.id)
        running.withLock { $0[key] = process }
        let result = await withCheckedContinuation { continuation in
            // It blocks for as long as the command takes, which the threads of the tasks cannot afford.
            Thread.detachNewThread { continuation.resume(returning: process.run(call.arguments)) }
        }
        running.withLock { if $0[key] === process { $0[key] = nil } }
        return result
    }

    func stop(_ call: ToolCallID, of thread: ThreadID) {
        running.withLock { $0[Key(thread: thread, call: call)] }?.stop()
    }

    func stopAll() {
        for process in running.withLock({ Array($0.values) }) { process.stop() }
    }
}
