/// A run's two messages as watsonx Orchestrate keeps them in a thread (`watsonx-orchestrate.md` §8.2).
enum OrchestrateMessage {
    /// The user's message, a flow's notice, and the agent's message when it has answered.
    static func all(of run: RunRecord) -> [JSON] {
        var messages = [prompt(of: run)]
        if let notice = notice(of: run) { messages.append(notice) }
        if isAnswered(run) { messages.append(answer(of: run)) }
        return messages
    }

    /// A run that failed or was cancelled leaves no answer.
    static func isAnswered(_ run: RunRecord) -> Bool {
        run.state == .completed || run.state == .needsInput
    }

    static func prompt(of run: RunRecord) -> JSON {
        message(
            run.promptMessage, of: run, role: "user", parent: nil, time: run.started,
            content: OrchestrateContent.prompt(of: run), isInterrupt: false, history: [])
    }

    /// What a flow says before it goes on alone; nil for a run that is none.
    static func notice(of run: RunRecord) -> JSON? {
        guard let notice = run.notice else { return nil }
        return message(
            run.answerMessage.sibling(4), of: run, role: "assistant", parent: run.promptMessage, time: notice.time,
            content: [OrchestrateContent.text(notice.text)], isInterrupt: false, isAsync: true, history: [])
    }

    static func answer(of run: RunRecord) -> JSON {
        message(
            run.answerMessage, of: run, role: "assistant", parent: run.promptMessage, time: run.ended ?? run.started,
            content: content(of: run), isInterrupt: run.state == .needsInput, history: OrchestrateStep.history(of: run))
    }

    private static func content(of run: RunRecord) -> [JSON] {
        let text = run.textAfterNotice
        guard let ask = run.ask else {
            return [OrchestrateContent.answer(text, to: run)] + OrchestrateContent.downloads(of: run)
        }
        return (text.isEmpty ? [] : [OrchestrateContent.text(text)]) + [OrchestrateContent.widget(ask)]
    }

    private static func message(
        _ id: MessageID, of run: RunRecord, role: String, parent: MessageID?, time: Int64, content: [JSON],
        isInterrupt: Bool, isAsync: Bool = false, history: [JSON]
    ) -> JSON {
        let time = WireTime.microseconds(time)
        return [
            "id": .string(id.uuid), "tenant_id": .string(OrchestrateWire.tenant),
            "created_by": .string(OrchestrateWire.user), "created_by_username": .string(OrchestrateWire.userName),
            "created_on": .string(time), "updated_at": .string(time), "thread_id": .string(run.conversation.uuid),
            "assistant": ["is_default": true], "parent_message_id": parent.map { .string($0.uuid) } ?? .null,
            "role": .string(role), "content": .array(content), "mentions": nil, "document_ids": nil,
            "additional_properties": [
                "display_properties": ["skip_render": false, "is_async": .bool(isAsync)],
                "is_interrupt": .bool(isInterrupt),
            ],
            "context": nil, "step_history": .array(history), "message_state": nil,
        ]
    }
}
