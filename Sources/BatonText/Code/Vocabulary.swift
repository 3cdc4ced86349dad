/// The words of a language, each list separated by spaces.
struct Vocabulary {
    private(set) var entries: [String: WordTable.Entry] = [:]

    /// - Parameters:
    ///   - keywords: reserved words.
    ///   - soft: names that are keywords where another word or a block follows them.
    ///   - values: keywords that stand for a value (`self`).
    ///   - functions: keywords that a function's name follows.
    ///   - typeDeclarations: keywords that a type's name follows.
    ///   - members: of all these, the ones that mean the same behind a dot.
    init(
        keywords: String = "", soft: String = "", values: String = "", constants: String = "", types: String = "",
        functions: String = "", typeDeclarations: String = "", members: String = ""
    ) {
        add(soft, .keyword, .nothing, isSoft: true)
        add(types, .type, .operand)
        add(constants, .constant, .operand)
        add(keywords, .keyword, .nothing)
        add(values, .keyword, .operand)
        add(functions, .keyword, .declaration(.function))
        add(typeDeclarations, .keyword, .declaration(.type))
        for word in members.split(separator: " ") { entries[String(word)]?.isMember = true }
    }

    private mutating func add(_ list: String, _ role: TextRole, _ before: TokenContext, isSoft: Bool = false) {
        for word in list.split(whereSeparator: \.isWhitespace) {
            entries[String(word)] = WordTable.Entry(role: role, before: before, isSoft: isSoft)
        }
    }
}
