/// What ``ProgramLexer`` has to know of a language.
///
/// A class, because every code block of a message reads the same one.
final class Grammar: Sendable {
    /// What a byte can begin.
    enum ByteClass: UInt8, Sendable {
        case space, word, digit
        /// A comment, a string, or a thing of ``Features``.
        case opening
        case punctuation
    }

    struct Features: OptionSet, Sendable {
        let rawValue: UInt32

        /// A name with a capital is a type.
        static let capitalTypes = Features(rawValue: 1 << 0)
        /// A name in capitals is a constant.
        static let capitalConstants = Features(rawValue: 1 << 1)
        /// A name on `_t` is a type.
        static let suffixedTypes = Features(rawValue: 1 << 2)
        /// `@name` belongs to the declaration that follows.
        static let annotations = Features(rawValue: 1 << 3)
        /// `#name` is a keyword.
        static let hashWords = Features(rawValue: 1 << 4)
        /// A line that begins with `#` is for the preprocessor.
        static let preprocessor = Features(rawValue: 1 << 5)
        /// `#[name]` belongs to the declaration that follows.
        static let hashAttributes = Features(rawValue: 1 << 6)
        /// `'name` without a closing quote, besides characters.
        static let lifetimes = Features(rawValue: 1 << 7)
        /// `/…/`
        static let regularExpressions = Features(rawValue: 1 << 8)
        /// `name!(…)` is a call.
        static let macroCalls = Features(rawValue: 1 << 9)
        /// `$name`
        static let dollarNames = Features(rawValue: 1 << 10)
        /// `@name`
        static let atNames = Features(rawValue: 1 << 11)
        /// `:name`
        static let symbols = Features(rawValue: 1 << 12)
        /// A string before a colon is a key.
        static let stringKeys = Features(rawValue: 1 << 13)
        /// A name before `=`, or before a colon, is a key.
        static let nameKeys = Features(rawValue: 1 << 14)
        /// A keyword before a colon is a name (an argument's label, a property).
        static let labels = Features(rawValue: 1 << 15)
        /// Any number of `#` before and behind a string, which its escapes repeat (Swift).
        static let hashedStrings = Features(rawValue: 1 << 16)
        /// A string goes on behind a backslash at the end of the line.
        static let joinedLines = Features(rawValue: 1 << 17)
        /// `'` between digits.
        static let quotedDigits = Features(rawValue: 1 << 18)
        /// The case of words does not matter.
        static let anyCase = Features(rawValue: 1 << 19)
        /// A space may stand between a function's name and its parenthesis.
        static let spacedCalls = Features(rawValue: 1 << 20)
        /// A name with a capital is a function's where it is called, and nothing special behind a dot.
        static let capitalCalls = Features(rawValue: 1 << 21)
        /// A name with a capital is a type only where a sign beside it says so (Go, where a capital makes a name public).
        static let markedTypes = Features(rawValue: 1 << 22)
        /// `->` stands before a member.
        static let arrowMembers = Features(rawValue: 1 << 23)
        /// The built-in types are names as well, and types only behind `:`, `as` and the like (TypeScript).
        static let annotatedTypes = Features(rawValue: 1 << 24)
    }

    struct BlockComment: Sendable {
        let open: [UInt8]
        let close: [UInt8]
        let nests: Bool

        init(_ open: String, _ close: String, nests: Bool = false) {
            self.open = Array(open.utf8)
            self.close = Array(close.utf8)
            self.nests = nests
        }

        static let slashStar = BlockComment("/*", "*/")
        static let nestedSlashStar = BlockComment("/*", "*/", nests: true)
    }

    let words: WordTable
    let lineComments: [[UInt8]]
    let blockComment: BlockComment?
    /// The ones with the longer opening first.
    let strings: [StringRule]
    let prefixes: [StringPrefix]
    /// What begins a heredoc, the longer ones first.
    let heredocs: [[UInt8]]
    let features: Features
    private let classes: [ByteClass]

    /// - Parameter extraLetters: what else can stand in a name.
    init(
        words: Vocabulary, lineComments: [String] = [], blockComment: BlockComment? = nil, strings: [StringRule],
        prefixes: [StringPrefix] = [], heredocs: [String] = [], extraLetters: String = "", features: Features = []
    ) {
        self.words = WordTable(words.entries, foldsCase: features.contains(.anyCase))
        self.lineComments = lineComments.map { Array($0.utf8) }
        self.blockComment = blockComment
        self.strings = strings.sorted { $0.open.count > $1.open.count }
        self.prefixes = prefixes
        self.heredocs = heredocs.map { Array($0.utf8) }
        self.features = features
        let openings = self.lineComments + [blockComment?.open ?? []] + strings.map(\.open) + self.heredocs
        let openingBytes = Set(openings.compactMap(\.first) + prefixes.compactMap(\.text.first) + features.openingBytes)
        let letters = Set(extraLetters.utf8)
        classes = (UInt8.min...UInt8.max).map { byte in
            if byte.isWordStart || letters.contains(byte) { return .word }
            if byte.isDigit { return .digit }
            if openingBytes.contains(byte) { return .opening }
            return byte.isBlank ? .space : .punctuation
        }
    }

    func byteClass(of byte: UInt8) -> ByteClass { classes[Int(byte)] }

    func isWord(_ byte: UInt8) -> Bool {
        let byteClass = classes[Int(byte)]
        return byteClass == .word || byteClass == .digit
    }

    func endOfWord(in line: CodeLine, from start: Int) -> Int {
        var index = start
        while index < line.end, isWord(line.bytes[index]) { index += 1 }
        return index
    }
}

extension Grammar.Features {
    /// The bytes that begin one of these.
    fileprivate var openingBytes: [UInt8] {
        let pairs: [(Self, Character)] = [
            (.annotations, "@"), (.atNames, "@"), (.dollarNames, "$"), (.hashWords, "#"), (.hashAttributes, "#"),
            (.hashedStrings, "#"), (.lifetimes, "'"), (.regularExpressions, "/"), (.symbols, ":"),
        ]
        return pairs.filter { contains($0.0) }.compactMap(\.1.asciiValue)
    }
}
