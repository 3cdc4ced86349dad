internal import BatonCore

/// Names the parts of a run's messages so that deltas, the finished message, and a later poll agree on them.
///
/// Deltas do not say which message they belong to, and content ids start anew in each; so a part's id is the message's
/// number in the run with the content's id.
struct PartLedger: Sendable {
    private var numbers: [String: Int] = [:]
    /// The number of the message that deltas belong to now.
    private var current = 1
    private var reasoningCount = 0
    private var isReasoning = false

    /// Whether any reasoning outside of messages has been shown.
    var hasReasoned: Bool { reasoningCount > 0 }

    func delta(_ item: ContentItem, at index: Int) -> Delta? {
        guard let text = item.text, !text.isEmpty else { return nil }
        return Delta(part: id(of: item, at: index, in: current), kind: item.kind, text: text)
    }

    /// The parts of a finished message. One that comes again, by its id, has the same parts.
    mutating func parts(of message: WireMessage) -> [Part] {
        let number = number(of: message.id)
        var seen: Set<PartID> = []
        return message.items.enumerated().compactMap { index, item in
            guard let text = item.text, !text.isEmpty else { return nil }
            var id = id(of: item, at: index, in: number)
            if !seen.insert(id).inserted { id = PartID("\(id.text)+\(index)") }
            return Part(id: id, kind: item.kind, text: text)
        }
    }

    /// The part that reasoning outside of messages goes to: a new one after anything else was shown.
    mutating func reasoningPart(isContinuing: Bool) -> PartID {
        if !isReasoning || !isContinuing { reasoningCount += 1 }
        isReasoning = true
        return PartID("reasoning-\(reasoningCount)")
    }

    mutating func endReasoning() {
        isReasoning = false
    }

    private mutating func number(of message: String?) -> Int {
        if let message, let known = numbers[message] { return known }
        defer { current += 1 }
        if let message { numbers[message] = current }
        return current
    }

    private func id(of item: ContentItem, at index: Int, in message: Int) -> PartID {
        PartID("\(message).\(item.id ?? String(index + 1))")
    }
}
