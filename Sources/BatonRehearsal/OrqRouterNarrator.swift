/// Tells a run in the events of `/v3/router/responses` (`orq.md` §8), and gathers the response's output meanwhile.
struct OrqRouterNarrator: OrqTeller {
    let run: RunRecord
    private let request: OrqRouterRequest
    private var cast: Cast
    private var number = 0
    private var isWithholdingText = false
    /// The item that grows: reasoning or a message; it is done when the other kind, a tool or the end comes.
    private var growing: Growing?
    /// Every item in its present form, at its output index.
    private(set) var output: [JSON] = []

    private struct Growing {
        let index: Int
        let id: String
        let isReasoning: Bool
        var text = ""
    }

    init(_ run: RunRecord, _ request: OrqRouterRequest) {
        self.run = run
        self.request = request
        cast = Cast(run.agent)
    }

    mutating func opening() -> [JSON] {
        let snapshot = OrqRouterResponse.entry(run, request, status: "in_progress", output: [])
        return ["response.created", "response.in_progress"].map { event($0, [("response", snapshot)]) }
    }

    mutating func events(for act: TimedAct) -> [JSON] {
        switch act.act {
        case .think(let piece): return grow(by: piece, isReasoning: true)
        case .say(let delta): return grow(by: delta, isReasoning: false)
        case .call(let use): return endGrowing() + (ownCall(use) ?? call(use))
        case .result(let use, let result, _):
            return endGrowing() + (ownAnswer(to: use, result) ?? answer(to: use, [("result", result)]))
        case .toolFailed(let use, let message, _):
            return endGrowing() + answer(to: use, isFailed: true, [("error", .string(message))])
        case .handOff(let other, let input):
            let handOff = cast.enter(other, input)
            return endGrowing() + call(OrqTool.subAgentCall(handOff, of: run))
        case .handBack:
            guard let handOff = cast.leave() else { return [] }
            let result = OrqTool.subAgentResult(handOff)
            return endGrowing() + answer(to: OrqTool.subAgentCall(handOff, of: run), [("result", result)])
        case .misbehave(.emptyDeltas):
            isWithholdingText = true
            return []
        // The generation has no event for progress; how a run ends is told by its record.
        case .progress, .wait, .offer, .ask, .fail, .misbehave: return []
        }
    }

    /// The generation asks in words alone: its approvals change nothing (`orq.md` §9.3).
    mutating func closing(_ run: RunRecord) -> [JSON] {
        guard run.state.isEnded else { return [] }
        let question = run.ask.map { (run.text.isEmpty ? "" : "\n\n") + $0.inWords }
        var events = (question.map { grow(by: $0, isReasoning: false) } ?? []) + endGrowing()
        // A function of the client's is called like a tool of the server's, and nothing answers it.
        for (id, wanted) in run.pendingCalls {
            let use = ToolUse(id: id, tool: wanted.name, displayName: wanted.name, arguments: wanted.arguments)
            events += call(use)
        }
        if !run.attachments.isEmpty { events += picture() }
        if run.scene == .mcpApproval { events += approvalRequest() }
        let snapshot = OrqRouterResponse.entry(run, request, output: output)
        return events + [event(Self.ending(of: run), [("response", snapshot)])]
    }

    mutating func broken() -> [JSON] {
        [event("error", [("error", ["code": "provider_error", "message": "upstream failed"])])]
    }

    private static func ending(of run: RunRecord) -> String {
        guard run.state == .completed || run.state == .needsInput, run.foreignState == nil else {
            return "response.failed"
        }
        return OrqRouterResponse.incompleteness(of: run).isNull ? "response.completed" : "response.incomplete"
    }
}

// MARK: - Text

extension OrqRouterNarrator {
    mutating func event(_ type: String, _ members: [(String, JSON)]) -> JSON {
        defer { number += 1 }
        return .object([("type", .string(type)), ("sequence_number", .int(number))] + members)
    }

    private mutating func grow(by piece: String, isReasoning: Bool) -> [JSON] {
        var events = growing?.isReasoning == isReasoning ? [] : endGrowing() + begin(isReasoning: isReasoning)
        guard let item = growing else { return events }
        growing?.text += piece
        let delta = JSON.string(isWithholdingText && !isReasoning ? "" : piece)
        let logprobs: [(String, JSON)] = isReasoning || isRefusing ? [] : [("logprobs", [])]
        events.append(event(type(item) + ".delta", place(of: item) + [("delta", delta)] + logprobs))
        return events
    }

    private mutating func begin(isReasoning: Bool) -> [JSON] {
        let index = output.count
        let item = Growing(index: index, id: itemID(isReasoning ? "rs" : "msg", index), isReasoning: isReasoning)
        growing = item
        var events = [add(value(of: item, isDone: false))]
        if !isReasoning {
            events.append(event("response.content_part.added", place(of: item) + [("part", part(""))]))
        }
        return events
    }

    private mutating func endGrowing() -> [JSON] {
        guard let item = growing else { return [] }
        growing = nil
        let isRefusal = isRefusing && !item.isReasoning
        let text: [(String, JSON)] = [(isRefusal ? "refusal" : "text", .string(item.text))]
        let logprobs: [(String, JSON)] = item.isReasoning || isRefusal ? [] : [("logprobs", [])]
        var events = [event(type(item) + ".done", place(of: item) + text + logprobs)]
        if !item.isReasoning {
            events += tellAnnotations(at: place(of: item))
            events.append(event("response.content_part.done", place(of: item) + [("part", part(item.text))]))
        }
        events.append(finish(value(of: item, isDone: true), at: item.index))
        return events
    }

    private func type(_ item: Growing) -> String {
        if item.isReasoning { return "response.reasoning_text" }
        return isRefusing ? "response.refusal" : "response.output_text"
    }

    private func place(of item: Growing) -> [(String, JSON)] {
        [("item_id", .string(item.id)), ("output_index", .int(item.index)), ("content_index", 0)]
    }

    private func part(_ text: String) -> JSON {
        guard !isRefusing else { return ["type": "refusal", "refusal": .string(text)] }
        return ["type": "output_text", "text": .string(text), "annotations": .array(text.isEmpty ? [] : annotations)]
    }

    private func value(of item: Growing, isDone: Bool) -> JSON {
        let status: JSON = isDone ? "completed" : "in_progress"
        if item.isReasoning {
            let content: JSON = isDone ? [["type": "reasoning_text", "text": .string(item.text)]] : []
            return ["type": "reasoning", "id": .string(item.id), "summary": [], "content": content]
        }
        return [
            "type": "message", "id": .string(item.id), "status": status, "role": "assistant",
            "content": isDone ? [part(item.text)] : [],
        ]
    }
}

// MARK: - Items

extension OrqRouterNarrator {
    func itemID(_ prefix: String, _ index: Int) -> String {
        "\(prefix)_\(run.id.ulid)_\(index + 1)"
    }

    /// Appends an item that is not done yet, and tells of it.
    mutating func add(_ item: JSON) -> JSON {
        output.append(item)
        return event("response.output_item.added", [("output_index", .int(output.count - 1)), ("item", item)])
    }

    mutating func finish(_ item: JSON, at index: Int) -> JSON {
        output[index] = item
        return event("response.output_item.done", [("output_index", .int(index)), ("item", item)])
    }

    /// An image that the agent made.
    private mutating func picture() -> [JSON] {
        let index = output.count
        let head: [(String, JSON)] = [("type", "image_generation_call"), ("id", .string(itemID("ig", index)))]
        let done: [(String, JSON)] = [("status", "completed"), ("result", .string(RunRecord.point))]
        return [
            add(.object(head + [("status", "in_progress"), ("result", nil)])), finish(.object(head + done), at: index),
        ]
    }

    /// A tool of the server's is called like a function of the client's…
    private mutating func call(_ use: ToolUse) -> [JSON] {
        let index = output.count
        let id = itemID("fc", index)
        let arguments = use.arguments.text()
        let item = { (arguments: String, status: String) -> JSON in
            [
                "type": "function_call", "id": .string(id), "call_id": .string(use.id), "name": .string(use.tool),
                "arguments": .string(arguments), "status": .string(status),
            ]
        }
        let place: [(String, JSON)] = [("item_id", .string(id)), ("output_index", .int(index))]
        return [
            add(item("", "in_progress")),
            event("response.function_call_arguments.delta", place + [("delta", .string(arguments))]),
            event("response.function_call_arguments.done", place + [("arguments", .string(arguments))]),
            finish(item(arguments, "completed"), at: index),
        ]
    }

    /// …and an item of its own under the same `call_id` says that the server has answered it.
    private mutating func answer(to use: ToolUse, isFailed: Bool = false, _ members: [(String, JSON)]) -> [JSON] {
        let index = output.count
        let head: [(String, JSON)] = [
            ("type", .string("orq:\(use.tool)")), ("id", .string(itemID("orq", index))), ("call_id", .string(use.id)),
        ]
        let done: [(String, JSON)] = [("status", isFailed ? "failed" : "completed")]
        return [add(.object(head + [("status", "in_progress")])), finish(.object(head + done + members), at: index)]
    }
}
