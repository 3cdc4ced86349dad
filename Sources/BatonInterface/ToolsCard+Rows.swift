internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

extension ToolsCard {
    mutating func layOut(columns: Int) {
        for index in calls.indices { calls[index].layOut(columns: columns) }
    }

    /// The outlines are numbered by calls, of each the arguments and then the result.
    func outline(_ index: Int) -> JSONOutline {
        let call = calls[index / 2]
        return index % 2 == 0 ? call.argumentOutline : call.resultOutline ?? call.argumentOutline
    }

    func rows(_ context: CardContext) -> [CardRow] {
        calls.indices.flatMap { rows(ofCall: $0, context) }
    }

    private func rows(ofCall index: Int, _ context: CardContext) -> [CardRow] {
        let call = calls[index]
        let isHere = context.isFocused && index == selection
        var title = CardRow(.init(isHere ? " › " : " ▸ ", isHere ? .key : .tool), .init(call.call.name, .tool))
        title.note = Self.note(of: call)
        title.isSelected = isHere && !isWriting
        var rows = [title] + call.argumentOutline.cardRows(index: 2 * index, lead: ApprovalCard.indent)
        if let command = call.command {
            rows += CardRow.wrapped(
                PendingCall.text(of: command), .code, lead: "     runs    ", leadRole: .label, columns: context.columns)
        }
        if case .failed(let reason) = call.state {
            rows += CardRow.wrapped(reason, .error, lead: "     failed  ", leadRole: .error, columns: context.columns)
        }
        if let result = call.resultOutline, !(isHere && isWriting) {
            rows += result.cardRows(index: 2 * index + 1, lead: "     result  ")
        }
        if let reason = call.declination, !(isHere && isWriting) {
            rows += CardRow.wrapped(reason, .text, lead: "     why not ", leadRole: .label, columns: context.columns)
        }
        if isHere, let writing { rows += self.rows(of: writing, context) }
        return rows
    }

    private static func note(of call: PendingCall) -> CardRow.Piece {
        switch call.state {
        case .waiting: .init("waits", .question)
        case .running: .init("running", .running)
        case .failed: .init("✗ failed", .error)
        case .answered(_, isDeclined: false): .init("✓ answered", .success)
        case .answered(_, isDeclined: true): .init("✗ declined", .warning)
        }
    }

    // A result that is written takes no more rows than leave its call in sight.
    private static let textRows = 6
    private static let textIndent = 13

    static func textColumns(_ columns: Int) -> Int { max(1, columns - textIndent) }

    private func rows(of writing: Writing, _ context: CardContext) -> [CardRow] {
        let label = writing.isReason ? "     why not " : "     result  "
        let layout = writing.composer.layout(
            width: Self.textColumns(context.columns), maximumRows: Self.textRows)
        return layout.rows.enumerated().map { index, text in
            let lead = index == 0 ? label : String(repeating: " ", count: Self.textIndent)
            var row = CardRow(.init(lead, .question), .init(text.text, .composer))
            if layout.cursor.row == index { row.cursor = Self.textIndent + layout.cursor.column }
            return row
        }
    }

    func foot(_ context: CardContext) -> [CardRow] {
        guard isAnswerable else {
            return CardRow.wrapped(NoticeCard.elsewhere, .dim, lead: "   ", columns: context.columns)
        }
        if let writing {
            let isJSON = !writing.isReason && Self.value(of: writing.composer.text).string == nil
            let kind =
                writing.isReason ? "declines with this reason" : isJSON ? "takes it, as JSON" : "takes it, as text"
            return context.keys([(.confirm, kind)])
        }
        guard calls.indices.contains(selection) else { return [] }
        let command = calls[selection].command != nil
        let run: [(CardCommand, String)] = command ? [(.allow, "run"), (.allowForThread, "run for this thread")] : []
        let stop: [(CardCommand, String)] = calls[selection].state == .running ? [(.stop, "stop")] : run
        return context.keys(
            stop + [(.edit, "write the result"), (.deny, "decline"), (.denyWithReason, "decline, saying why")])
    }
}
