internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

extension FormCard {
    // Behind the labels two columns of air; and a text in view is no taller than this.
    private static let gap = 2
    private static let textRows = 5

    func rows(_ context: CardContext) -> [CardRow] {
        entries.indices.flatMap { rows(ofField: $0, context) } + [CardRow()]
    }

    func foot(_ context: CardContext) -> [CardRow] {
        guard context.isFocused else { return context.keys([(.allow, "submit"), (.deny, "cancel")]) }
        func button(_ text: String, _ place: Place) -> CardRow.Piece {
            .init("[ \(text) ]", self.place == place ? .selection : .key)
        }
        var row = CardRow(.init("   ", .text), button("Submit", .submit), .init("  ", .text), button("Cancel", .cancel))
        if place == .submit { row.cursor = 5 }
        if place == .cancel { row.cursor = 17 }
        return [row]
    }

    /// Where the values begin.
    private func valueColumn(_ context: CardContext) -> Int {
        let widest = entries.map { TextWidth.columns(of: $0.label) + 2 }.max() ?? 0
        return CardContext.indent + min(widest, context.columns / 3) + Self.gap
    }

    /// How wide a field's text may be.
    func textColumns(_ context: CardContext) -> Int { max(1, context.columns - valueColumn(context)) }

    private func rows(ofField index: Int, _ context: CardContext) -> [CardRow] {
        let entry = entries[index]
        let isHere = context.isFocused && place == .field(index)
        var rows =
            entry.options == nil
            ? textRows(of: entry, isHere: isHere, context) : optionRows(of: entry, isHere: isHere, context)
        let head = label(of: entry, isHere: isHere, columns: valueColumn(context))
        let blank = CardRow.Piece(String(repeating: " ", count: valueColumn(context)), .text)
        for row in rows.indices {
            rows[row].pieces = (row == 0 ? head : [blank]) + rows[row].pieces
            if let cursor = rows[row].cursor { rows[row].cursor = cursor + valueColumn(context) }
        }
        func below(_ text: String, _ role: CardRow.Piece) -> [CardRow] {
            CardRow.wrapped(text, role.role, lead: blank.text, columns: context.columns)
        }
        if case .wrong(let reason) = entry.finding, entry.isVisited {
            let note = CardRow.Piece("✗ " + reason, .error)
            if rows[0].columns + TextWidth.columns(of: note.text) + 2 <= context.columns,
                rows[0].cursor == nil || !isHere
            {
                rows[0].pieces += [.init("  ", .text), note]
            } else {
                rows += below(note.text, note)
            }
        }
        if isHere, !entry.hint.isEmpty { rows += below(entry.hint, .init("", .dim)) }
        return rows
    }

    private func label(of entry: FormEntry, isHere: Bool, columns: Int) -> [CardRow.Piece] {
        let mark = entry.field.isRequired ? " *" : ""
        let room = columns - CardContext.indent - Self.gap - mark.count
        let label = Truncation.end(entry.label.onOneLine, columns: room)
        let used = CardContext.indent + TextWidth.columns(of: label) + mark.count
        return [
            .init(isHere ? " › " : "   ", .key), .init(label, isHere ? .accent : .label), .init(mark, .question),
            .init(String(repeating: " ", count: max(0, columns - used)), .text),
        ]
    }

    // MARK: Texts

    private func textRows(of entry: FormEntry, isHere: Bool, _ context: CardContext) -> [CardRow] {
        guard let composer = entry.composer else { return [] }
        let columns = textColumns(context)
        guard !composer.isEmpty else {
            var row = CardRow(.init(Truncation.end(entry.placeholder, columns: columns), .dim))
            row.cursor = isHere ? 0 : nil
            return [row]
        }
        let layout = composer.layout(width: columns, maximumRows: Self.textRows)
        return layout.rows.enumerated().map { index, text in
            var row = CardRow(.init(text.text, isHere ? .composer : .text))
            if isHere, layout.cursor.row == index { row.cursor = layout.cursor.column }
            return row
        }
    }

    // MARK: Options

    /// The options one after the other, on as many rows as they need.
    private func optionRows(of entry: FormEntry, isHere: Bool, _ context: CardContext) -> [CardRow] {
        let columns = textColumns(context)
        var rows = [CardRow()]
        for (index, option) in (entry.options ?? []).enumerated() {
            let sign = entry.takesSeveral ? (option.isPicked ? "[x] " : "[ ] ") : (option.isPicked ? "● " : "○ ")
            let text = Truncation.end(sign + option.name.onOneLine, columns: columns)
            let isFirst = rows[rows.count - 1].pieces.isEmpty
            if !isFirst, rows[rows.count - 1].columns + Self.gap + TextWidth.columns(of: text) > columns {
                rows.append(CardRow())
            } else if !isFirst {
                rows[rows.count - 1].pieces.append(.init("  ", .text))
            }
            if isHere, entry.cursor == index { rows[rows.count - 1].cursor = rows[rows.count - 1].columns }
            let isAtHand = isHere && entry.cursor == index
            rows[rows.count - 1].pieces.append(
                .init(text, isAtHand ? .selection : option.isPicked ? .text : .dim))
        }
        return rows
    }
}
