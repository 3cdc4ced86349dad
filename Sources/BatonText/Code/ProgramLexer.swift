/// Paints programs by a ``Grammar``.
struct ProgramLexer: LineLexer {
    /// What is open.
    enum Frame: Sendable {
        /// A block comment, with how many more are open around it.
        case comment(depth: Int)
        case string(OpenString)
        /// Text up to these bytes.
        case delimited(closing: [UInt8])
        /// Text up to a line that begins with this word.
        case heredoc(word: [UInt8])
        /// Code in a string, up to the bracket `close` once `depth` inner ones are closed.
        case interpolation(close: UInt8, depth: Int)
    }

    struct OpenString: Sendable {
        /// In ``Grammar/strings``.
        var rule: Int
        var hashes = 0
        var form = StringPrefix.Form.ordinary
        var interpolation: StringRule.Interpolation
        var role: TextRole
    }

    /// How deep code and strings are followed into each other; what is deeper is text of the string around it.
    static let deepestNesting = 24

    let grammar: Grammar
    /// The innermost last.
    var frames: [Frame] = []
    var context = TokenContext.nothing
    var pendingHeredoc: [UInt8]?
    /// Whether a backslash at the end of the line keeps a string open.
    var joinsNextLine = false
    private var isFirstLine = true
    /// Whether a `/` was found on this line that no other one closes, so that none behind it needs a look.
    var hasUnclosedSlash = false

    init(_ grammar: Grammar) {
        self.grammar = grammar
    }

    mutating func scan(_ line: inout CodeLine) {
        joinsNextLine = false
        hasUnclosedSlash = false
        if isFirstLine, line.has(Self.interpreter, at: line.position) { line.paint(to: line.end, .comment) }
        isFirstLine = false
        if frames.isEmpty, grammar.features.contains(.preprocessor) { scanDirective(&line) }
        while !line.isAtEnd {
            switch frames.last {
            case nil, .interpolation: scanCode(&line)
            case .comment(let depth): scanComment(&line, depth: depth)
            case .string(let string): scanString(&line, string)
            case .delimited(let closing): scanDelimited(&line, closing: closing)
            case .heredoc(let word): scanHeredoc(&line, word: word)
            }
        }
        endLine()
    }

    /// What begins a script's first line.
    private static let interpreter = Array("#!/".utf8)

    /// Closes what the language closes at the end of a line, with all that is open within it.
    private mutating func endLine() {
        let closed = frames.firstIndex { frame in
            guard case .string(let string) = frame else { return false }
            return !spansLines(string)
        }
        if let closed, !(joinsNextLine && closed == frames.count - 1) {
            frames.removeSubrange(closed...)
            context = .operand
        }
        if let word = pendingHeredoc {
            frames.append(.heredoc(word: word))
            pendingHeredoc = nil
        }
    }

    private func spansLines(_ string: OpenString) -> Bool {
        grammar.strings[string.rule].spansLines || string.form == .hashed || string.form == .doubled
    }

    /// Up to the end, or to where something opens or closes.
    private mutating func scanCode(_ line: inout CodeLine) {
        let depth = frames.count
        while !line.isAtEnd, frames.count == depth {
            switch grammar.byteClass(of: line.current) {
            case .space: line.paintSpaces()
            case .word: scanWord(&line)
            case .digit: scanNumber(&line)
            case .opening: if !scanOpening(&line) { scanPunctuation(&line) }
            case .punctuation: scanPunctuation(&line)
            }
        }
    }

    private mutating func scanNumber(_ line: inout CodeLine, signs: Int = 0) {
        let hasQuotes = grammar.features.contains(.quotedDigits)
        line.paint(to: line.endOfNumber(from: line.position + signs, hasQuotes: hasQuotes), .number)
        context = .operand
    }

    private mutating func scanPunctuation(_ line: inout CodeLine) {
        let byte = line.current
        let next = line.byte(at: line.position + 1)
        switch byte {
        case UInt8(ascii: "."):
            if next == byte { return scanRange(&line) }
            if next.isDigit, context != .operand { return scanNumber(&line) }
            context = .dot
        case UInt8(ascii: "-"):
            if next.isDigit, context == .nothing { return scanNumber(&line, signs: 1) }
            context = .nothing
        case UInt8(ascii: ">"):
            let isArrow = line.position > 0 && line.bytes[line.position - 1] == UInt8(ascii: "-")
            context = isArrow && grammar.features.contains(.arrowMembers) ? .dot : .nothing
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            if !frames.isEmpty { openBracket(byte) }
            context = .nothing
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            if !frames.isEmpty { closeBracket(byte) }
            context = .operand
        default:
            context = .nothing
        }
        line.paint(to: line.position + 1, .punctuation)
    }

    /// `..`, `...`, with what makes a range of them.
    private mutating func scanRange(_ line: inout CodeLine) {
        while line.current == UInt8(ascii: ".") { line.paint(to: line.position + 1, .punctuation) }
        context = .nothing
    }

    private mutating func openBracket(_ byte: UInt8) {
        guard case .interpolation(let close, let depth)? = frames.last, byte == Self.opening(of: close) else { return }
        frames[frames.count - 1] = .interpolation(close: close, depth: depth + 1)
    }

    private mutating func closeBracket(_ byte: UInt8) {
        guard case .interpolation(let close, let depth)? = frames.last, byte == close else { return }
        if depth == 0 {
            frames.removeLast()
        } else {
            frames[frames.count - 1] = .interpolation(close: close, depth: depth - 1)
        }
    }

    private static func opening(of close: UInt8) -> UInt8 {
        close == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "{")
    }

    private mutating func scanComment(_ line: inout CodeLine, depth: Int) {
        guard let comment = grammar.blockComment else { return frames.removeAll() }
        var index = line.position
        var depth = depth
        while index < line.end {
            if line.bytes[index] == comment.close[0], line.has(comment.close, at: index) {
                index += comment.close.count
                depth -= 1
                if depth < 0 {
                    frames.removeLast()
                    return line.paint(to: index, .comment)
                }
            } else if comment.nests, line.bytes[index] == comment.open[0], line.has(comment.open, at: index) {
                index += comment.open.count
                depth += 1
            } else {
                index += 1
            }
        }
        frames[frames.count - 1] = .comment(depth: depth)
        line.paint(to: index, .comment)
    }
}
