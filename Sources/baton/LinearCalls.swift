import BatonCore
import BatonInterface

/// Calls that wait for results from the user's side, asked one after the other; the results go out together.
struct LinearCalls {
    /// What a line asks for.
    enum Answer {
        case run(ToolCall, ToolCommand, isForThread: Bool)
        case answered
        case wrong(String)
    }

    private let calls: [ToolCall]
    private let commands: [ToolCommand]
    private(set) var results: [ToolResult] = []

    init(_ need: Need, commands: [ToolCommand]) {
        calls = need.calls
        self.commands = commands
    }

    private var call: ToolCall? { results.count < calls.count ? calls[results.count] : nil }
    private var command: ToolCommand? { commands.first { $0.tool == call?.name } }

    /// The call at hand, where a command of the user's answers it.
    var next: (call: ToolCall, command: ToolCommand)? {
        guard let call, let command else { return nil }
        return (call, command)
    }

    var question: [String] {
        guard let call else { return [] }
        let head = "The agent calls \(LinearOutput.oneLine(call.name)) with \(call.arguments.unwrappingText.text)"
        guard let command else {
            return [
                head, "No command of yours answers it.",
                "Answer = RESULT to give a result (JSON or text), or n, or n and a reason, to decline.",
            ]
        }
        return [
            head, "Your command: \(command.words.map { Shell.word($0) }.joined(separator: " "))",
            "Run it? Answer y, or s for the rest of this thread too, or n, or n and a reason, or = RESULT to give a "
                + "result yourself.",
        ]
    }

    mutating func take(_ line: String) -> Answer {
        guard let call else { return .answered }
        let text = LinearWords.trimmed(line)
        if text.hasPrefix("=") {
            let result = LinearWords.trimmed(String(text.dropFirst()))
            guard !result.isEmpty else { return .wrong("There is no result behind the =.") }
            // What is no JSON is a text.
            add((try? JSONValue(parsing: result)) ?? .string(result))
            return .answered
        }
        let isForThread = LinearWords.isForThread(text)
        guard let verdict = isForThread ? (true, nil) : LinearWords.verdict(text) else {
            return .wrong("Answer y, s, n, n REASON, or = RESULT.")
        }
        if verdict.isYes {
            guard let command else { return .wrong("No command of yours answers \(call.name).") }
            return .run(call, command, isForThread: isForThread)
        }
        results.append(.failure(verdict.reason ?? "The user declined this call.", of: call.id))
        return .answered
    }

    /// Takes the result of the call at hand.
    mutating func add(_ value: JSONValue) {
        if let call { results.append(ToolResult(call: call.id, value: value)) }
    }

    /// The answer, once every call has one.
    var prompt: Prompt? {
        guard call == nil else { return nil }
        let lines = zip(calls, results).map { "\($0.name): \($1.value.string ?? $1.value.text)" }
        return Prompt(lines.joined(separator: "\n"), toolResults: results)
    }
}
