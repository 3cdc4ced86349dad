import Glibc

extension Documentation {
    static func logarithm(_ value: Double) -> Double { log(value) }

    /// Cuts Markdown at its headings (`#` to `######`), which do not count inside fenced code.
    static func sections(of markdown: String) -> [Section] {
        var sections: [Section] = []
        var path: [(level: Int, title: String)] = []
        var lines: [Substring] = []
        var fence: String?
        func close() {
            sections.append(Section(path: path.map(\.title), body: trimmed(lines)))
            lines = []
        }
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if let mark = fenceMark(of: line) {
                if fence == nil { fence = mark } else if fence == mark { fence = nil }
            } else if fence == nil, let heading = heading(of: line) {
                close()
                path.removeAll { $0.level >= heading.level }
                path.append(heading)
                continue
            }
            lines.append(line)
        }
        close()
        return sections
    }

    private static func heading(of line: Substring) -> (level: Int, title: String)? {
        let marks = line.prefix { $0 == "#" }
        let rest = line.dropFirst(marks.count)
        guard (1...6).contains(marks.count), rest.first == " " else { return nil }
        return (marks.count, rest.split(separator: " ").joined(separator: " "))
    }

    private static func fenceMark(of line: Substring) -> String? {
        let text = line.drop(while: \.isWhitespace)
        return ["```", "~~~"].first(where: text.hasPrefix)
    }

    private static func trimmed(_ lines: [Substring]) -> String {
        let start = lines.drop { $0.allSatisfy(\.isWhitespace) }
        return start.reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed().joined(separator: "\n")
    }
}
