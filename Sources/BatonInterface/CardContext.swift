internal import BatonTheme

/// What a card's rows depend on besides the card.
struct CardContext {
    /// The columns that text may use; one is left free at the right edge.
    let columns: Int
    let keymap: Keymap
    let isFocused: Bool

    /// Where the card's own text begins: behind the sign of the row that the keys act on.
    static let indent = 3

    /// The keys of `commands` and what they do, as many on a row as there is room for. Commands that no key has are left
    /// out.
    func keys(_ commands: [(CardCommand, String)]) -> [CardRow] {
        var rows = [CardRow(.init("   ", .text))]
        for (command, does) in commands {
            guard let key = key(of: command) else { continue }
            let isFirst = rows[rows.count - 1].pieces.count == 1
            let gap = isFirst ? "" : "   "
            if !isFirst, rows[rows.count - 1].columns + gap.count + key.count + 1 + does.count > columns {
                rows.append(CardRow(.init("   ", .text)))
            } else if !isFirst {
                rows[rows.count - 1].pieces.append(.init(gap, .text))
            }
            rows[rows.count - 1].pieces += [.init(key, .key), .init(" " + does, .dim)]
        }
        return rows
    }

    /// The key that works now: the card's own while it has the focus, else the chord.
    private func key(of command: CardCommand) -> String? {
        let own: [KeyContext] = isFocused ? [.calls, .card] : []
        return keymap.hint(for: .card(command), in: own + [.everywhere])
    }
}
