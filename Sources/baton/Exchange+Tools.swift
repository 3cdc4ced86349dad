import BatonCore
import BatonEngine

/// What a command of the user's own made of a call.
struct ToolAnswer: Sendable {
    var call: ToolCall
    var result: Result<JSONValue, PlatformFailure>

    /// What the agent gets: it is told of a failure, and goes on without the result.
    var sent: ToolResult {
        switch result {
        case .success(let value): ToolResult(call: call.id, value: value)
        case .failure(let failure): .failure(failure.message, of: call.id)
        }
    }
}

extension Exchange {
    /// The calls that the newest run left to this side, each with its command; nil where nothing was left, where one of
    /// them has no command, and where so many were answered already that the user has to say something.
    func calls(of machine: ConversationMachine) -> [(call: ToolCall, command: ToolCommand)]? {
        guard let need = machine.need, need.kind == .toolResult, need.isAnswerable, machine.mayAnswerByItself else {
            return nil
        }
        var calls: [(call: ToolCall, command: ToolCommand)] = []
        for call in need.calls {
            guard let command = tools.first(where: { $0.tool == call.name }) else { return nil }
            calls.append((call, command))
        }
        return calls.isEmpty ? nil : calls
    }

    /// Runs the commands beside each other; the answers come in the calls' order.
    func answer(_ calls: [(call: ToolCall, command: ToolCommand)], of thread: ThreadID) async -> [ToolAnswer] {
        await withTaskGroup(of: (Int, ToolAnswer).self) { group in
            for (index, work) in calls.enumerated() {
                group.addTask {
                    let result = await runner.run(work.call, of: thread, by: work.command)
                    return (index, ToolAnswer(call: work.call, result: result))
                }
            }
            var answers: [(Int, ToolAnswer)] = []
            for await answer in group { answers.append(answer) }
            return answers.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    static func prompt(of answers: [ToolAnswer]) -> Prompt {
        let lines = answers.map { "\($0.call.name): \($0.sent.value.string ?? $0.sent.value.text)" }
        return Prompt(lines.joined(separator: "\n"), toolResults: answers.map(\.sent))
    }

    /// Why calls stayed unanswered although the user allowed their commands; nil where that is not so.
    func reasonForUnanswered(_ machine: ConversationMachine) -> String? {
        guard !tools.isEmpty, let need = machine.need, need.kind == .toolResult else { return nil }
        guard machine.mayAnswerByItself else {
            return "\(ConversationMachine.automaticAnswerLimit) answers in a row went out without you"
        }
        let missing = need.calls.filter { call in !tools.contains { $0.tool == call.name } }.map(\.name)
        return missing.isEmpty ? nil : "The profile has no command for \(missing.joined(separator: ", "))"
    }
}
