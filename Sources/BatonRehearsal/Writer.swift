extension RehearsedAgent {
    /// Writes at length.
    package static let writer = RehearsedAgent(
        number: 3, key: "writer", displayName: "Writer",
        description: "Writes long Markdown answers of the length and at the pace that you ask for.",
        instructions: "Write Markdown of every kind, as many words as are asked for, as fast as is asked for.",
        perform: { turn in AnySequence { Writer(prompt: turn.prompt) } })
}

/// What `writer` does, made while it is read: a long text never stands in memory twice.
struct Writer: IteratorProtocol {
    private let order: WriterOrder
    private var opening: ArraySlice<Act>
    private var manuscript: Manuscript
    private var block: Delivery?

    init(prompt: String) {
        order = WriterOrder(prompt)
        opening = Self.opening(for: order)[...]
        manuscript = Manuscript(order: order, prompt: prompt)
    }

    mutating func next() -> Act? {
        if let act = opening.popFirst() { return act }
        while true {
            if let act = block?.next() { return act }
            guard let text = manuscript.next() else { return nil }
            block = Delivery(text, wordsPerSecond: order.wordsPerSecond)
        }
    }

    private static func opening(for order: WriterOrder) -> [Act] {
        let limit = order.isCut ? ", which is as many as I write at once" : ""
        let pace =
            order.wordsPerSecond.map { "at \(NumberText.text($0, digits: 3)) words a second" } ?? "without pauses"
        let thought = Act.think("To write: \(order.words) words\(limit), about \(order.topic), \(pace).")
        let progress = Act.progress(key: "preparingYourResponse", text: "Preparing your response…")
        return order.wordsPerSecond == nil ? [progress, thought] : [progress, .wait(.milliseconds(300)), thought]
    }
}
