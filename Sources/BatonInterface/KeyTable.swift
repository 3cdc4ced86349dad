/// The keymap as a table for people: by context, each command with its keys, its name and what it does.
package struct KeyTable: Sendable {
    package struct Row: Hashable, Sendable {
        package var keys: [String]
        package var name: String
        package var help: String
    }

    package let sections: [(context: KeyContext, rows: [Row])]

    package init(_ keymap: Keymap) {
        sections = KeyContext.allCases.map { context in
            (
                context: context,
                rows: keymap.bindings.filter { $0.context == context }.map { binding in
                    Row(
                        keys: binding.sequences.map(\.notation), name: binding.command.name ?? "", help: binding.help)
                }
            )
        }.filter { !$0.rows.isEmpty }
    }

    /// The tables of the README, with commands of one kind as one row: `Alt-1…9`. A command without a key is none of a
    /// reader's who looks for keys.
    package var markdown: String {
        sections.map { section in
            let rows = section.rows.filter { !$0.keys.isEmpty }
            let keys = HelpText.grouped(rows.map { (keys: $0.keys, help: $0.help) })
            let names = HelpText.grouped(rows.map { (keys: [$0.name], help: $0.help) })
            let lines = zip(keys, names).map { keys, names in
                "| \(Self.code(keys.keys)) | \(Self.code(names.keys)) | \(keys.help) |"
            }
            return "### \(section.context.name)\n\n| Keys | Command | Does |\n| --- | --- | --- |\n"
                + lines.map { $0 + "\n" }.joined()
        }.joined(separator: "\n")
    }

    private static func code(_ words: [String]) -> String {
        // A bar would end the table's cell, in code too.
        words.map { "`" + $0.replacing("|", with: "\\|") + "`" }.joined(separator: ", ")
    }
}
