/// Paints Bash and its relatives.
///
/// A shell's words get their meaning from where they stand: the first of a command is its name, the others are arguments.
struct ShellLexer: LineLexer {
    /// What is open.
    enum Frame: Sendable {
        /// `'…'`
        case single
        /// `$'…'`
        case escaped
        /// `"…"`
        case double
        /// `$(…)`, with the number of parentheses open in it.
        case substitution(depth: Int)
        /// `$((…))`, with the number of parentheses open.
        case arithmetic(depth: Int)
        /// `${…}`
        case parameter
        /// `=(…)`
        case list
        case heredoc(Heredoc)
    }

    struct Heredoc: Sendable {
        /// The line that ends it.
        var word: [UInt8]
        /// Whether `$name` stands for a value in it.
        var expands: Bool
    }

    /// As in ``ProgramLexer/deepestNesting``.
    static let deepestNesting = 24

    /// The innermost last.
    var frames: [Frame] = []
    /// The ones whose text begins on the next line.
    var pendingHeredocs: [Heredoc] = []
    /// Whether the next word is a command's name.
    var isCommand = true
    /// Whether that is so again behind the value of an assignment.
    var isCommandLater = false
    /// Whether `name=` is an assignment among the arguments: behind `export` and the like.
    var declares = false
    /// Whether `in` is a keyword: behind `for` and `case`.
    var awaitsIn = false
    /// Whether a backslash at its end joined the line before to this one.
    private var joinsLines = false

    /// Whether the next line belongs to this command, as it is not finished.
    var isOpen: Bool { joinsLines || !frames.isEmpty }

    mutating func scan(_ line: inout CodeLine) {
        if !joinsLines { beginCommand() }
        scanRest(&line)
    }

    /// Takes what is left of the line for arguments rather than a command.
    mutating func scanArguments(_ line: inout CodeLine) {
        beginCommand()
        isCommand = false
        declares = true
        scanRest(&line)
    }

    private mutating func scanRest(_ line: inout CodeLine) {
        joinsLines = false
        while !line.isAtEnd {
            switch frames.last {
            case nil, .substitution, .arithmetic, .list: scanCode(&line)
            case .single, .escaped, .double: scanString(&line)
            case .parameter: scanParameter(&line)
            case .heredoc(let heredoc): scanHeredoc(&line, heredoc)
            }
        }
        endLine()
    }

    private mutating func endLine() {
        if case .parameter? = frames.last { frames.removeLast() }
        // The first one's text comes first, so it lies on top.
        frames += pendingHeredocs.reversed().map(Frame.heredoc)
        pendingHeredocs = []
    }

    /// A new command begins, unless this is a place for values only.
    mutating func beginCommand() {
        switch frames.last {
        case .list, .arithmetic: isCommand = false
        default: isCommand = true
        }
        isCommandLater = false
        declares = false
        awaitsIn = false
    }

    private mutating func scanCode(_ line: inout CodeLine) {
        let byte = line.current
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            openString(&line, byte == UInt8(ascii: "'") ? .single : .double, length: 1)
        case UInt8(ascii: "$"):
            if line.byte(at: line.position + 1) == UInt8(ascii: "'") {
                openString(&line, .escaped, length: 2)
            } else {
                isCommand = false
                scanExpansion(&line, role: .plainCode)
            }
        case UInt8(ascii: "\\"):
            joinsLines = line.position + 1 == line.end
            line.paint(to: line.endOfEscape(from: line.position), joinsLines ? .punctuation : .plainCode)
        case UInt8(ascii: "#") where startsWord(line):
            line.paint(to: line.end, .comment)
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            scanRedirection(&line)
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "`"), UInt8(ascii: "!"):
            line.paint(to: line.position + 1, .punctuation)
            beginCommand()
        case UInt8(ascii: "("):
            openParenthesis(&line)
        case UInt8(ascii: ")"):
            closeParenthesis(&line)
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "="):
            line.paint(to: line.position + 1, .punctuation)
            if byte != UInt8(ascii: "{") { isCommand = false }
        default:
            if byte.isBlank {
                line.paintSpaces()
                if isCommandLater { beginCommand() }
            } else {
                scanWord(&line)
            }
        }
    }

    func startsWord(_ line: CodeLine) -> Bool {
        guard line.position > 0 else { return true }
        let before = line.bytes[line.position - 1]
        return before.isBlank || Self.separators.contains(before)
    }

    private static let separators = Array(";|&(".utf8)

    private mutating func openString(_ line: inout CodeLine, _ frame: Frame, length: Int) {
        line.paint(to: line.position + length, .string)
        frames.append(frame)
        isCommand = false
    }

    private mutating func openParenthesis(_ line: inout CodeLine) {
        let start = line.position
        let isValue = start > 0 && line.bytes[start - 1] == UInt8(ascii: "=")
        let isArithmetic = line.byte(at: start + 1) == UInt8(ascii: "(")
        line.paint(to: start + 1, .punctuation)
        switch frames.last {
        case .arithmetic(let depth): frames[frames.count - 1] = .arithmetic(depth: depth + 1)
        case .substitution(let depth): frames[frames.count - 1] = .substitution(depth: depth + 1)
        default:
            guard frames.count < Self.deepestNesting else { break }
            if isValue {
                frames.append(.list)
            } else if isArithmetic {
                frames.append(.arithmetic(depth: 0))
            }
        }
        beginCommand()
    }

    private mutating func closeParenthesis(_ line: inout CodeLine) {
        line.paint(to: line.position + 1, .punctuation)
        switch frames.last {
        case .substitution(let depth) where depth > 0:
            frames[frames.count - 1] = .substitution(depth: depth - 1)
        case .arithmetic(let depth) where depth > 0:
            frames[frames.count - 1] = .arithmetic(depth: depth - 1)
        case .substitution, .arithmetic, .list:
            frames.removeLast()
            isCommand = false
            return
        default:
            break
        }
        beginCommand()
    }

    /// `>file`, `2>&1`, `<<<"text"`, `<<END`.
    private mutating func scanRedirection(_ line: inout CodeLine) {
        let start = line.position
        let isShift = line.byte(at: start + 1) == UInt8(ascii: "<") && line.current == UInt8(ascii: "<")
        if isShift, line.byte(at: start + 2) != UInt8(ascii: "<"), openHeredoc(&line) { return }
        var end = start
        while line.byte(at: end) == UInt8(ascii: "<") || line.byte(at: end) == UInt8(ascii: ">") { end += 1 }
        if line.byte(at: end) == UInt8(ascii: "&") { end += 1 }
        line.paint(to: end, .punctuation)
        isCommand = false
    }

    /// `<<END`, `<<-'END'`
    private mutating func openHeredoc(_ line: inout CodeLine) -> Bool {
        // More than a few on one line is no script.
        guard pendingHeredocs.count < 8 else { return false }
        if case .arithmetic? = frames.last { return false }
        let sign = line.position + (line.byte(at: line.position + 2) == UInt8(ascii: "-") ? 3 : 2)
        var start = line.endOfSpaces(from: sign)
        let quote = line.byte(at: start)
        let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "\\")
        if isQuoted { start += 1 }
        let end = line.endOfHyphenatedWord(from: start)
        guard end > start else { return false }
        pendingHeredocs.append(Heredoc(word: Array(line.bytes[start..<end]), expands: !isQuoted))
        line.paint(to: sign, .punctuation)
        line.paint(to: line.byte(at: end) == quote ? end + 1 : end, .keyword)
        isCommand = false
        return true
    }
}
