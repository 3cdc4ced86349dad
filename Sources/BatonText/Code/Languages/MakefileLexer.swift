/// Paints makefiles: rules and variables, and the shell's words in recipes.
struct MakefileLexer: LineLexer {
    private static let words = WordTable(
        Vocabulary(
            keywords: """
                define else endef endif export ifdef ifeq ifndef ifneq include override private undefine unexport vpath
                """
        ).entries, foldsCase: false)

    private var shell = ShellLexer()

    mutating func scan(_ line: inout CodeLine) {
        if shell.isOpen { return shell.scan(&line) }
        if line.current == UInt8(ascii: "\t") {
            line.paintSpaces()
            while Self.silencers.contains(line.current) { line.paint(to: line.position + 1, .punctuation) }
            return shell.scan(&line)
        }
        line.paintSpaces()
        if line.current == UInt8(ascii: "#") { return line.paint(to: line.end, .comment) }
        let word = line.endOfWord(from: line.position)
        if Self.words.entry(of: line.position..<word, in: line) != nil {
            line.paint(to: word, .keyword)
        } else {
            scanName(&line)
        }
        while !line.isAtEnd { scanValue(&line) }
    }

    /// What keeps a recipe's line from being shown, or from failing.
    private static let silencers = Array("@-+".utf8)

    /// A variable before `=`, `:=`, `?=`, `+=`, or a target before `:`.
    private func scanName(_ line: inout CodeLine) {
        var end = line.position
        while end < line.end, !Self.nameEnds.contains(line.bytes[end]) { end += 1 }
        guard end < line.end else { return }
        var sign = end
        while sign < line.end, Self.nameEnds.contains(line.bytes[sign]) { sign += 1 }
        let isVariable = line.bytes[sign - 1] == UInt8(ascii: "=")
        line.paint(to: line.startOfSpaces(before: end), isVariable ? .constant : .function)
        line.paintSpaces()
        line.paint(to: sign, .punctuation)
    }

    private static let nameEnds = Array("=:?+!".utf8)

    private func scanValue(_ line: inout CodeLine) {
        let start = line.position
        switch line.current {
        case UInt8(ascii: "#"):
            line.paint(to: line.end, .comment)
        case UInt8(ascii: "$"):
            let next = line.byte(at: start + 1)
            guard next == UInt8(ascii: "(") || next == UInt8(ascii: "{") else {
                return line.paint(to: start + 2, .constant)
            }
            line.paint(to: start + 2, .punctuation)
            let end = line.endOfHyphenatedWord(from: start + 2)
            line.paint(to: end, line.byte(at: end) == UInt8(ascii: " ") ? .function : .constant)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"):
            line.paint(to: start + 1, .punctuation)
        default:
            var end = start + 1
            while end < line.end, !Self.valueSigns.contains(line.bytes[end]) { end += 1 }
            line.paint(to: end, .plainCode)
        }
    }

    private static let valueSigns = Array("#$(){}\\".utf8)
}
