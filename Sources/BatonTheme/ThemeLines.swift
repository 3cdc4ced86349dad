/// The lines of a theme file: `name = "value"`, comments after `#`, blank ones; a small part of TOML 1.0.
///
/// Not by a TOML library: the tool that compiles the themes in reads these files too and would have to build one first, and a
/// user's theme is read before the first frame.
enum ThemeLines {
    struct Entry: Equatable {
        var name: String
        var value: String
        /// Counted from 1.
        var line: Int
    }

    static func entries(of text: String) throws(ThemeError) -> [Entry] {
        var entries: [Entry] = []
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = trimmed(line)
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            let entry = try entry(line, number)
            guard !entries.contains(where: { $0.name == entry.name }) else {
                throw ThemeError("“\(entry.name)” stands twice", line: number)
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(_ line: Substring.UTF8View, _ number: Int) throws(ThemeError) -> Entry {
        guard line.first != UInt8(ascii: "[") else {
            throw ThemeError("A theme has no tables", hint: "Its lines are such as \(example).", line: number)
        }
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
            throw ThemeError("A name, = and a text in quotes are wanted", hint: "As in \(example).", line: number)
        }
        let name = String(decoding: trimmed(line[..<equals]), as: UTF8.self)
        let value = trimmed(line[line.index(after: equals)...])
        guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = value.dropFirst().firstIndex(of: quote)
        else { throw ThemeError("The value of \(name) is a text in quotes", hint: "As in \(example).", line: number) }
        let rest = trimmed(value[value.index(after: end)...])
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") else {
            throw ThemeError("After the value of \(name) only a comment may follow", line: number)
        }
        let text = value[value.index(after: value.startIndex)..<end]
        return Entry(name: name, value: String(decoding: text, as: UTF8.self), line: number)
    }

    private static let example = "accent = \"#88c0d0 bold\""

    /// Without the white space around it, which the end of a line from Windows is too.
    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
