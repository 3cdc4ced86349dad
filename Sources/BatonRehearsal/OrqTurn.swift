import HTTPTypes

/// One turn of a task: the run, the agent in whose name it goes, and how it came about.
struct OrqTurn: Sendable {
    let run: RunRecord
    let agent: OrqAgent
    let isContinuation: Bool
}

extension OrqWire {
    /// Starts a turn of the first two generations.
    /// - Throws: 429 where the agent is asked to refuse, 404 for an unknown task, 409 for one that is not inactive.
    func start(_ request: OrqRequest, _ agent: OrqAgent) async throws -> OrqTurn {
        if case .tooManyRequests(let seconds) = await ledger.refusal(for: request.prompt, agent: agent.behaviour) {
            throw WireFailure.rateLimited(retryAfterSeconds: seconds)
        }
        var place = request.task
        if let task = request.task, await !book.isTask(task) { throw WireFailure.message(.notFound, "Task not found") }
        if place == nil, let name = request.conversation { place = await book.conversation(named: name) }
        do {
            let run = try await ledger.start(agent: agent.behaviour, prompt: request.prompt, conversation: place)
            await book.note(run)
            if let name = request.conversation { await book.name(run.conversation, name) }
            return OrqTurn(run: run, agent: agent, isContinuation: place != nil)
        } catch .unknownConversation {
            throw WireFailure.message(.notFound, "Task not found")
        } catch .busy {
            throw WireFailure.message(.conflict, "Task is not in an inactive state")
        }
    }
}

/// Ids and states of a run as the first two generations write them.
extension RunRecord {
    var taskID: String { conversation.ulid }

    /// Stable through a conversation, and other than the task's id.
    var contextID: String {
        let context: ConversationID = conversation.sibling(5)
        return context.ulid
    }

    /// The state of the task whose newest run this is (`orq.md` §11).
    var taskState: String {
        switch state {
        case .running: "working"
        case .completed: "completed"
        case .needsInput: "input-required"
        case .failed: "failed"
        case .cancelled: "canceled"
        }
    }

    /// Words in the place of tokens, because the rehearsal has no others to count.
    var orqUsage: JSON {
        [
            "prompt_tokens": .int(usage.input), "completion_tokens": .int(usage.output),
            "total_tokens": .int(usage.total),
        ]
    }

    /// What the agent's message consists of when the run has ended.
    var orqParts: [JSON] {
        switch state {
        case .failed(let message, let code):
            return [["kind": "error", "error": .string(message), "code": .int(code)]]
        case .running, .completed, .needsInput, .cancelled:
            guard case .approval(let use) = ask else {
                return [["kind": "text", "text": .string(textWithQuestion)]]
            }
            let call: JSON = [
                "kind": "tool_call", "tool_name": .string(use.tool), "tool_call_id": .string(use.id),
                "arguments": use.arguments,
            ]
            return (text.isEmpty ? [] : [["kind": "text", "text": .string(text)]]) + [call]
        }
    }
}
