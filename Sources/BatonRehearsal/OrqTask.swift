/// A task as the first generation shows it (`orq.md` §3, §6).
enum OrqTask {
    /// - Parameter state: what is said instead of the run's own.
    static func entry(_ run: RunRecord, state: String? = nil) -> JSON {
        .object(head(of: run, state: state) + [metadata(of: run)])
    }

    /// With the messages of its newest turn, as a blocking request is answered.
    static func blockingEntry(_ run: RunRecord) -> JSON {
        .object(head(of: run, state: nil) + [("messages", .array(messages(of: run))), metadata(of: run)])
    }

    /// With everything that was said in it, as the historic `GET` shows it.
    static func historicEntry(_ run: RunRecord, in conversation: Conversation) -> JSON {
        let history = JSON.array(conversation.runs.flatMap(messages))
        return .object(
            head(of: run, state: nil) + [
                ("messages", history), ("history", history), ("artifacts", []), metadata(of: run),
            ])
    }

    private static func head(of run: RunRecord, state: String?) -> [(String, JSON)] {
        var status: [(String, JSON)] = [
            ("state", .string(state ?? run.taskState)),
            ("timestamp", .string(WireTime.milliseconds(run.ended ?? run.started))),
        ]
        if run.state.isEnded { status.append(("message", answer(of: run, withPlace: false))) }
        return [
            ("id", .string(run.taskID)), ("contextId", .string(run.contextID)), ("kind", "task"),
            ("status", .object(status)),
        ]
    }

    private static func metadata(of run: RunRecord) -> (String, JSON) {
        ("metadata", ["workspace_id": .string(OrqWire.workspace), "trace_id": .string(run.traceID)])
    }

    /// The messages of a turn: what was asked, and the answer once it is there.
    static func messages(of run: RunRecord) -> [JSON] {
        let (role, parts) = run.promptParts
        let prompt = message(run.promptMessage, of: run, role: role, parts: parts, withPlace: true)
        return [prompt] + (run.state.isEnded ? [answer(of: run, withPlace: true)] : [])
    }

    private static func answer(of run: RunRecord, withPlace: Bool) -> JSON {
        message(run.answerMessage, of: run, role: "agent", parts: run.orqParts, withPlace: withPlace)
    }

    private static func message(
        _ id: MessageID, of run: RunRecord, role: String, parts: [JSON], withPlace: Bool
    ) -> JSON {
        let place: [(String, JSON)] = [("taskId", .string(run.taskID)), ("contextId", .string(run.contextID))]
        return .object(
            [("kind", "message"), ("messageId", .string(id.ulid)), ("role", .string(role))]
                + (withPlace ? place : []) + [("parts", .array(parts))])
    }
}
