/// The keymap as rows of a help: keys and what they do.
enum HelpText {
    typealias Row = (keys: [String], help: String)

    /// Bindings with the same help as one row: `Alt-1…9` instead of nine.
    static func grouped(_ rows: [Row]) -> [Row] {
        var groups: [(rows: [Row], help: String)] = []
        for row in rows {
            if groups.last?.help == row.help {
                groups[groups.count - 1].rows.append(row)
            } else {
                groups.append(([row], row.help))
            }
        }
        return groups.map { group in
            guard let first = group.rows.first, let last = group.rows.last, group.rows.count > 2 else {
                return (keys: group.rows.flatMap(\.keys), help: group.help)
            }
            let ranges = zip(first.keys, last.keys).map { "\($0)…\($1.last.map(String.init) ?? "")" }
            return (keys: ranges, help: group.help)
        }
    }

    /// Every row of `keymap` that has all words of `filter` in its keys or its help, under its context.
    static func rows(of keymap: Keymap, filter: String) -> [(context: KeyContext, row: Row)] {
        let words = filter.lowercased().split(separator: " ")
        return KeyContext.allCases.flatMap { context in
            grouped(
                keymap.bindings.filter { $0.context == context && !$0.sequences.isEmpty }
                    .map { (keys: $0.sequences.map(\.notation), help: $0.help) }
            ).filter { row in
                let text = (row.keys + [row.help]).joined(separator: " ").lowercased()
                return words.allSatisfy { text.contains($0) }
            }.map { (context: context, row: $0) }
        }
    }
}
