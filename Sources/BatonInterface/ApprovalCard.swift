internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// Calls that wait for the user's yes or no, with all of their arguments.
struct ApprovalCard: Hashable, Sendable {
    let calls: [ToolCall]
    let isAnswerable: Bool
    private(set) var outlines: [JSONOutline]
    /// The line that says why not, while it is written.
    private(set) var reason: Composer?

    init(_ need: Need) {
        calls = need.calls
        isAnswerable = need.isAnswerable
        outlines = need.calls.map { JSONOutline($0.arguments.unwrappingText.text) }
    }

    var isWriting: Bool { reason != nil }

    mutating func perform(_ command: CardCommand) -> [CardAction] {
        guard isAnswerable else { return [.tell(NoticeCard.elsewhere)] }
        switch command {
        case .allow: return [.send(Self.prompt(Verdict(isApproved: true), text: "yes"))]
        case .allowForThread:
            let names = Self.names(of: calls)
            guard !names.isEmpty else { return [.tell("No tool is named that could be approved from now on")] }
            let text = "yes, and also for later calls of \(names.joined(separator: ", ")) in this thread"
            return [.approveTools(names), .send(Self.prompt(Verdict(isApproved: true), text: text))]
        case .deny: return [.send(Self.prompt(Verdict(isApproved: false), text: "no"))]
        case .denyWithReason:
            reason = reason ?? Composer()
        case .confirm: return confirm()
        case .up, .down, .left, .right, .next, .previous, .pageUp, .pageDown, .toggle, .clear, .digit, .edit, .stop:
            break
        }
        return []
    }

    private func confirm() -> [CardAction] {
        guard let text = reason?.text.onOneLine, text.contains(where: { !$0.isWhitespace }) else { return [] }
        return [.send(Self.prompt(Verdict(isApproved: false, reason: text), text: "no: \(text)"))]
    }

    /// The words are such that a platform that takes only text understands them.
    private static func prompt(_ verdict: Verdict, text: String) -> Prompt {
        var prompt = Prompt(text)
        prompt.verdict = verdict
        return prompt
    }

    /// The answer that Baton gives by itself, where the user has approved these tools for the thread.
    static func automaticPrompt(for calls: [ToolCall]) -> Prompt {
        let names = names(of: calls).joined(separator: ", ")
        return prompt(Verdict(isApproved: true), text: "yes (\(names): approved for this thread)")
    }

    /// Each name once, in their order.
    static func names(of calls: [ToolCall]) -> [String] {
        calls.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    mutating func write(_ command: ComposerCommand, columns: Int) {
        reason?.perform(command, width: columns)
    }

    /// - Returns: whether there was a line to be left.
    mutating func leaveText() -> Bool {
        defer { reason = nil }
        return reason != nil
    }

    // MARK: Rows

    /// Under a call's name everything is set in by so much.
    static let indent = "     "

    mutating func layOut(columns: Int) {
        for index in outlines.indices { outlines[index].layOut(width: max(1, columns - Self.indent.count)) }
    }

    func rows(_ context: CardContext) -> [CardRow] {
        calls.indices.flatMap { index in
            [CardRow(.init(" ▸ ", .tool), .init(calls[index].name, .tool))]
                + outlines[index].cardRows(index: index, lead: Self.indent)
        }
    }

    func foot(_ context: CardContext) -> [CardRow] {
        guard isAnswerable else {
            return CardRow.wrapped(NoticeCard.elsewhere, .dim, lead: "   ", columns: context.columns)
        }
        if let reason { return [reason.cardRow(label: "Why not: ", context)] }
        return context.keys([
            (.allow, "once"), (.allowForThread, "for this thread"), (.deny, "deny"),
            (.denyWithReason, "deny, saying why"),
        ])
    }
}

extension JSONOutline {
    /// All rows behind `lead`, which stands before the first and is blank before the others; nothing for what has nothing in
    /// it.
    func cardRows(index: Int, lead: String) -> [CardRow] {
        guard text != "{}", text != "null" else { return [] }
        let blank = String(repeating: " ", count: lead.count)
        return (0..<rowCount).map { row in
            var cells = CardRow(.init(row == 0 ? lead : blank, .label))
            cells.outline = CardRow.Outline(index: index, row: row)
            return cells
        }
    }
}

extension Composer {
    /// A line that is written in a card's foot; of one that is too long, the part around the insertion point.
    func cardRow(label: String, _ context: CardContext) -> CardRow {
        let lead = "   " + label
        let layout = layout(width: max(1, context.columns - lead.count), maximumRows: 1)
        var row = CardRow(.init(lead, .question), .init(layout.rows.first?.text ?? "", .composer))
        row.cursor = lead.count + layout.cursor.column
        return row
    }
}
