import BatonCore
import BatonEngine

/// An exchange as JSON lines while it happens: `{"event":…,"at_ms":…}` (`interface.md` §6).
struct ExchangeEvents {
    private var hasStarted = false
    private var link = Link.live
    /// The progress that was told, each line once: every poll tells again what there was before it.
    private var progress: Set<String> = []

    /// The lines for what was received, given the run as it has become.
    /// - Parameter isSnapshot: whether a poll has answered, which tells everything again.
    mutating func lines(
        for events: [RunEvent], run: Run, elapsed: Duration, isSnapshot: Bool
    ) -> [JSONValue] {
        var lines: [JSONValue] = []
        for event in events {
            if case .progressed(let line, _) = event {
                let isNew = progress.insert(line).inserted
                if isSnapshot, !isNew { continue }
            }
            if case .ended(.needs(let need)) = event {
                lines.append(line("needs", elapsed, ["needs": ExchangeDocument.json(need)]))
            }
            guard let (name, details) = described(event, run) else { continue }
            lines.append(line(name, elapsed, details))
        }
        if run.link != link {
            link = run.link
            lines.append(line("link.changed", elapsed, ["link": .string(link.rawValue)]))
        }
        return lines
    }

    /// The last line: the whole document.
    static func last(_ document: ExchangeDocument, elapsed: Duration) -> JSONValue {
        guard case .object(let object) = document.json else { return .null }
        let head = [
            JSONObject.Member(name: "event", value: "exchange"),
            JSONObject.Member(name: "at_ms", value: .number(Int(elapsed.milliseconds))),
        ]
        return .object(JSONObject(head + object.members))
    }

    /// A call was answered by a command of the user's.
    static func line(for answer: ToolAnswer, elapsed: Duration) -> JSONValue {
        line(
            "tool.ended", elapsed,
            ["call_id": .string(answer.call.id.text), "name": .string(answer.call.name), "result": answer.sent.value])
    }

    private func line(_ name: String, _ elapsed: Duration, _ details: JSONObject) -> JSONValue {
        Self.line(name, elapsed, details)
    }

    private static func line(_ name: String, _ elapsed: Duration, _ details: JSONObject) -> JSONValue {
        let head: JSONObject = ["event": .string(name), "at_ms": .number(Int(elapsed.milliseconds))]
        return .object(JSONObject(head.members + details.members))
    }

    private mutating func described(_ event: RunEvent, _ run: Run) -> (String, JSONObject)? {
        switch event {
        case .accepted, .started:
            // Once the ids are there; they may come in several pieces, and the document has them all.
            guard !hasStarted, let handle = run.handle else { return nil }
            hasStarted = true
            let ids = handle.ids.all.map { JSONObject.Member(name: $0.kind.rawValue, value: .string($0.text)) }
            return ("run.started", ["ids": .object(JSONObject(ids))])
        case .stepStarted(let step):
            return ("step.started", ["step": ExchangeDocument.json(run.steps.last { $0.id == step.id } ?? step)])
        case .stepEnded(let id, _):
            guard let step = run.steps.last(where: { $0.id == id }) else { return nil }
            return ("step.ended", ["step": ExchangeDocument.json(step)])
        case .delta(let delta):
            let name = delta.kind == .text ? "text.delta" : "reasoning.delta"
            return (name, ["text": .string(delta.text)])
        case .progressed(let text, let agent):
            return ("progress", ["text": .string(text), "agent": .optional(agent)])
        case .paused(let need): return need.map { ("needs", ["needs": ExchangeDocument.json($0)]) }
        case .messageCompleted:
            return ("message.completed", ["text": .string(run.text)])
        case .sourcesFound: return ("sources", ["sources": ExchangeDocument.json(run.sources)])
        case .filesOffered: return ("files", ["files": ExchangeDocument.json(run.files)])
        case .usageReported:
            return ("usage", ["usage": ExchangeDocument.json(run.usage)])
        case .ended(let outcome): return ("run.ended", ["state": .string(outcome.word)])
        case .partCompleted(let part):
            return part.kind == .text ? ("message.completed", ["text": .string(run.text)]) : nil
        case .flowStarted, .threadNamed, .warned, .unknownReceived: return nil
        }
    }
}
