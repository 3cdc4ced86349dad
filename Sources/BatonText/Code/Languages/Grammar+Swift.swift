extension Grammar {
    static let swift = Grammar(
        words: Vocabulary(
            keywords: """
                as associatedtype async await break case catch continue default defer deinit do each else fallthrough
                fileprivate for guard if import in inout internal is let mutating nonisolated nonmutating override private
                public repeat rethrows return some static subscript switch throw throws try unowned var weak where while
                """,
            soft: """
                any borrowing consume consuming convenience copy didSet discard dynamic final get indirect infix isolated
                lazy macro open operator optional package postfix precedencegroup prefix required sending set then unsafe
                willSet yield
                """,
            values: "self Self super init",
            constants: "true false nil",
            functions: "func",
            typeDeclarations: "actor class enum extension protocol struct typealias",
            members: "self init"),
        lineComments: ["//"], blockComment: .nestedSlashStar,
        strings: [
            StringRule("\"\"\"", interpolation: .parentheses, spansLines: true),
            StringRule("\"", interpolation: .parentheses),
            StringRule("`", escape: .none, role: .plainCode),
        ],
        features: [
            .capitalTypes, .annotations, .hashWords, .hashedStrings, .dollarNames, .labels, .regularExpressions,
        ])
}
