import BatonCore

/// The texts that a run has streamed, for platforms that send a part's text whole, grown, or in pieces.
struct TextKeeper: Sendable {
    private var texts: [PartID: String] = [:]
    /// The text parts in the order of their first piece.
    private var order: [PartID] = []

    /// A text that either begins with what is there and replaces it, or comes after it (orq's reference §5).
    mutating func take(_ text: String, part: PartID, kind: Part.Kind) -> [RunEvent] {
        let old = texts[part] ?? ""
        guard text.utf8.starts(with: old.utf8) else { return append(text, part: part, kind: kind) }
        return append(String(decoding: text.utf8.dropFirst(old.utf8.count), as: UTF8.self), part: part, kind: kind)
    }

    /// The whole of a part that streamed: what is missing of it, or all of it where something else streamed.
    mutating func correct(_ text: String, part: PartID, kind: Part.Kind) -> [RunEvent] {
        guard !text.utf8.starts(with: texts[part, default: ""].utf8) else { return take(text, part: part, kind: kind) }
        texts[part] = text
        return [.partCompleted(Part(id: part, kind: kind, text: text))]
    }

    mutating func append(_ piece: String, part: PartID, kind: Part.Kind) -> [RunEvent] {
        guard !piece.isEmpty else { return [] }
        if texts[part] == nil, kind == .text { order.append(part) }
        texts[part, default: ""] += piece
        return [.delta(Delta(part: part, kind: kind, text: piece))]
    }

    /// The authoritative last message: `part` itself where it streamed, else the last part that it completes.
    mutating func complete(_ text: String, part: PartID?) -> [RunEvent] {
        guard !text.isEmpty else { return [] }
        let id = target(of: text, part: part)
        if texts[id] == nil { order.append(id) }
        texts[id] = text
        return [.partCompleted(Part(id: id, kind: .text, text: text))]
    }

    private func target(of text: String, part: PartID?) -> PartID {
        if let part, texts[part] != nil { return part }
        if let same = order.last(where: { text.utf8.starts(with: texts[$0, default: text].utf8) }) { return same }
        return part ?? order.last ?? "message"
    }
}
