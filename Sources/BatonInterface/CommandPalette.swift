/// Every command by its name, filtered and chosen from.
package struct CommandPalette: Hashable, Sendable {
    package var filter = ""
    package var selection = 0
    /// Whether a slash in the empty composer has opened it: then what is typed is a command's name, or else a message.
    package let isSlash: Bool

    struct Row: Hashable {
        var command: UserCommand
        var name: String
        var help: String
        var keys: [String]

        var isSlot: Bool {
            if case .selectSlot = command { true } else { false }
        }
    }

    /// The rows that fit what was typed: any letters of name and help, the best first; behind a slash names that begin
    /// so, then names of which a part does.
    func rows(of keymap: Keymap) -> [Row] {
        let all = Self.rows(of: keymap, in: isSlash ? [.everywhere, .emptyComposer] : Self.contexts)
        guard !filter.isEmpty else { return all }
        let wanted = filter.lowercased()
        let scored = all.compactMap { row -> (row: Row, score: Int)? in
            let score =
                isSlash ? Self.slashScore(wanted, row.name) : Self.score(wanted, row)
            return score.map { (row, $0) }
        }
        // The place among equals stays: sorting is stable only by its index.
        return scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element.row)
    }

    /// How well all words of `wanted` fit, each where it fits best: whole in the name counts most, then whole in the help.
    private static func score(_ wanted: String, _ row: Row) -> Int? {
        var total = 0
        for word in wanted.split(separator: " ").map(String.init) {
            let scores = [(row.name, 2 * whole), (row.help.lowercased(), whole)].compactMap { text, bonus in
                FuzzyMatch.score(word, in: text).map { score in
                    let start = text.hasPrefix(word) ? bonus : 0
                    return score + start + (text.contains(word) ? bonus : 0)
                }
            }
            guard let best = scores.max() else { return nil }
            total += best
        }
        return total
    }

    // More than the letters of a word can score by themselves.
    private static let whole = 1_000

    private static func slashScore(_ wanted: String, _ name: String) -> Int? {
        if name == wanted { return 3 }
        if name.hasPrefix(wanted) { return 2 }
        return name.split(separator: "-").contains { $0.hasPrefix(wanted) } ? 1 : nil
    }

    // Where a command is asked for with the conversation in sight; those of lists and prompts mean nothing there.
    private static let contexts: [KeyContext] = [.everywhere, .emptyComposer, .composer, .transcript]
    // What has brought the palette, or means something else while it is there.
    private static let left: Set<UserCommand> = [.openPalette, .openSlashCommands, .escape, .interrupt]

    private static func rows(of keymap: Keymap, in contexts: [KeyContext]) -> [Row] {
        var rows: [Row] = []
        var places: [UserCommand: Int] = [:]
        for context in contexts {
            for binding in keymap.bindings where binding.context == context && !left.contains(binding.command) {
                let keys = binding.sequences.map(\.notation)
                if let place = places[binding.command] {
                    if rows[place].keys.isEmpty { rows[place].keys = keys }
                } else if let name = binding.command.name {
                    places[binding.command] = rows.count
                    rows.append(Row(command: binding.command, name: name, help: binding.help, keys: keys))
                }
            }
        }
        // Nine of a kind, which have their keys in sight, would keep all others out of it.
        return rows.filter { !$0.isSlot } + rows.filter(\.isSlot)
    }

    /// Types on as far as all names agree that begin like that.
    mutating func complete(_ keymap: Keymap) {
        let rows = rows(of: keymap)
        let names = rows.map(\.name).filter { $0.hasPrefix(filter.lowercased()) }
        guard var common = names.first ?? rows.first?.name else { return }
        for name in names.dropFirst() {
            common = String(zip(common, name).prefix { $0 == $1 }.map(\.0))
        }
        // Nothing more in common: the chosen one.
        if common.count <= filter.count, rows.indices.contains(selection) { common = rows[selection].name }
        filter = common
        selection = 0
    }
}
