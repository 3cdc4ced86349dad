import BatonCore

/// The texts of a router response: answer, refusal and reasoning, each streamed in pieces and then told whole.
struct RouterTexts: Sendable {
    /// The parts that have been told whole. A wire tells that up to four times.
    private var completed: [PartID: String] = [:]
    private var completedReasoning: [PartID: String] = [:]

    /// The events of `type`, or nil where it is about no text.
    mutating func take(_ type: String, _ event: JSONValue) -> [RunEvent]? {
        switch type {
        case "response.output_text.delta", "response.refusal.delta": delta(event, kind: .text)
        case "response.output_text.done": complete(Self.textID(event), event["text"]?.string)
        case "response.refusal.done": refuse(Self.textID(event), event["refusal"]?.string)
        case "response.content_part.done": finish(content: event["part"] ?? .null, id: Self.textID(event))
        case "response.reasoning.delta", "response.reasoning_text.delta", "response.reasoning_summary_text.delta":
            delta(event, kind: .reasoning)
        case "response.reasoning.done", "response.reasoning_text.done", "response.reasoning_summary_text.done":
            completeReasoning(Self.reasoningID(event), event["text"]?.string)
        case "response.output_text.annotation.added": Self.sources(in: [event["annotation"] ?? .null])
        case "response.content_part.added", "response.reasoning_summary_part.added",
            "response.reasoning_summary_part.done":
            []
        default: nil
        }
    }

    /// A finished message or reasoning item: parts whose own ends never came.
    mutating func finish(item: JSONValue) -> [RunEvent] {
        guard item["type"]?.string == "message" else { return finishReasoning(item: item) }
        return Self.contents(of: item).flatMap { finish(content: $0.content, id: $0.id) }
    }

    mutating func finishReasoning(item: JSONValue) -> [RunEvent] {
        guard item["type"]?.string == "reasoning" else { return [] }
        let id = item["id"]?.string ?? "reasoning"
        return ["summary", "content"].flatMap { list in
            (item[list]?.elements ?? []).enumerated().flatMap { index, part in
                completeReasoning(PartID("\(id)/\(list)-\(index)"), part["text"]?.string)
            }
        }
    }

    /// The whole answer of the final snapshot replaces what streamed where that differs; an empty one says nothing.
    mutating func reconcile(_ items: [JSONValue]) -> [RunEvent] {
        let contents = items.filter { $0["type"]?.string == "message" }.flatMap(Self.contents)
        let parts = contents.compactMap { entry in
            Self.text(of: entry.content).map { Part(id: entry.id, kind: .text, text: $0) }
        }
        guard parts.contains(where: { !$0.text.isEmpty }) else { return [] }
        // By the texts and not the ids, which some servers mint anew for the snapshot.
        let isKnown = Set(parts.map(\.text)) == Set(completed.values)
        return isKnown ? [] : [.messageCompleted(parts)]
    }
}

// MARK: - Pieces and wholes

extension RouterTexts {
    private func delta(_ event: JSONValue, kind: Part.Kind) -> [RunEvent] {
        guard let text = event["delta"]?.string, !text.isEmpty else { return [] }
        let id = kind == .text ? Self.textID(event) : Self.reasoningID(event)
        return [.delta(Delta(part: id, kind: kind, text: text))]
    }

    private mutating func finish(content: JSONValue, id: PartID) -> [RunEvent] {
        switch content["type"]?.string {
        case "refusal": refuse(id, content["refusal"]?.string)
        case "reasoning_text": completeReasoning(PartID(id.text + "-reasoning"), content["text"]?.string)
        default: complete(id, Self.text(of: content)) + Self.sources(in: content["annotations"]?.elements ?? [])
        }
    }

    private mutating func complete(_ id: PartID, _ text: String?) -> [RunEvent] {
        guard let text, !text.isEmpty, completed[id] != text else { return [] }
        completed[id] = text
        return [.partCompleted(Part(id: id, kind: .text, text: text))]
    }

    private mutating func refuse(_ id: PartID, _ text: String?) -> [RunEvent] {
        let events = complete(id, text)
        return events.isEmpty ? [] : events + [.warned("The model refused")]
    }

    private mutating func completeReasoning(_ id: PartID, _ text: String?) -> [RunEvent] {
        guard let text, !text.isEmpty, completedReasoning[id] != text else { return [] }
        completedReasoning[id] = text
        return [.partCompleted(Part(id: id, kind: .reasoning, text: text))]
    }

    private static func text(of content: JSONValue) -> String? { content[anyOf: "text", "refusal"]?.string }

    private static func contents(of item: JSONValue) -> [(id: PartID, content: JSONValue)] {
        let id = item["id"]?.string ?? "message"
        return (item["content"]?.elements ?? []).enumerated().map { (PartID("\(id)/\($0)"), $1) }
    }

    private static func textID(_ event: JSONValue) -> PartID {
        PartID("\(itemID(event, or: "message"))/\(event["content_index"]?.int ?? 0)")
    }

    private static func reasoningID(_ event: JSONValue) -> PartID {
        let id = itemID(event, or: "reasoning")
        if let index = event["summary_index"]?.int { return PartID("\(id)/summary-\(index)") }
        return PartID("\(id)/content-\(event["content_index"]?.int ?? 0)")
    }

    private static func itemID(_ event: JSONValue, or fallback: String) -> String {
        event["item_id"]?.string ?? event["output_index"]?.int.map { "output-\($0)" } ?? fallback
    }
}
