/// Ids, states and contents of a run as the first two generations write them.
extension RunRecord {
    var taskID: String { conversation.ulid }

    /// Stable through a conversation, and other than the task's id.
    var contextID: String {
        let context: ConversationID = conversation.sibling(5)
        return context.ulid
    }

    var scene: OrqScene? { OrqScene(prompt) }

    /// The functions of the client's that the run waits for.
    var pendingCalls: [(id: String, call: OrqCall)] {
        guard state == .completed, case .calls(let calls)? = scene else { return [] }
        return calls.enumerated().map { ("call_\(id.ulid.suffix(8))_\($0.offset + 1)", $0.element) }
    }

    /// As the first two generations list them; their arguments are text here, unlike in parts.
    var pendingEntry: JSON {
        .array(
            pendingCalls.map { id, call in
                [
                    "id": .string(id), "type": "function",
                    "function": ["name": .string(call.name), "arguments": .string(call.arguments.text())],
                ]
            })
    }

    /// Why the turn of a run that has not failed ended (`orq.md` §3).
    var finishReason: String {
        if case .finish(let reason)? = scene, state == .completed { return reason }
        if case .approval? = ask { return "tool_calls" }
        return pendingCalls.isEmpty ? "stop" : "function_call"
    }

    /// How the run's scene ends the task, in a state that orq.ai lists and never uses itself (`orq.md` §11); nil for any other.
    var foreignState: String? {
        guard state == .completed, case .state(let state)? = scene else { return nil }
        return state
    }

    /// The state of the task whose newest run this is (`orq.md` §11).
    var taskState: String {
        switch state {
        case .running: return "working"
        case .completed:
            return foreignState ?? (pendingCalls.isEmpty ? "completed" : "input-required")
        case .needsInput: return "input-required"
        case .failed: return "failed"
        case .cancelled: return "canceled"
        }
    }

    var orqUsage: JSON {
        .object(
            (orqTokens.members ?? []) + [
                ("prompt_tokens_details", ["cached_tokens": 0]), ("completion_tokens_details", ["reasoning_tokens": 0]),
            ])
    }

    /// What the user's message consists of, and who it is from: its own text, or what the client's functions gave back.
    var promptParts: (role: String, parts: [JSON]) {
        if case .results(let results)? = scene { return ("tool", results.map(\.part)) }
        return ("user", [["kind": "text", "text": .string(prompt)]])
    }

    /// What the agent's message consists of when the run has ended.
    var orqParts: [JSON] {
        switch state {
        case .failed(let message, let code):
            return [["kind": "error", "error": .string(message), "code": .int(code)]]
        case .running, .completed, .needsInput, .cancelled:
            guard case .approval(let use) = ask else {
                return [["kind": "text", "text": .string(textWithQuestion)]] + callParts + attachments
            }
            return (text.isEmpty ? [] : [["kind": "text", "text": .string(text)]])
                + [Self.callPart(use.id, use.tool, use.arguments)]
        }
    }

    private var callParts: [JSON] { pendingCalls.map { Self.callPart($0.id, $0.call.name, $0.call.arguments) } }

    private static func callPart(_ id: String, _ name: String, _ arguments: JSON) -> JSON {
        ["kind": "tool_call", "tool_name": .string(name), "tool_call_id": .string(id), "arguments": arguments]
    }

    /// What the answer has beside its text.
    var attachments: [JSON] {
        guard state == .completed, scene == .attachments else { return [] }
        return [
            ["kind": "file", "file": ["bytes": .string(Self.point), "mimeType": "image/gif", "name": "point.gif"]],
            ["kind": "data", "data": ["width": 1, "height": 1]],
        ]
    }

    /// One transparent pixel, in GIF.
    static let point = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
}
