extension Grammar {
    /// JavaScript and TypeScript, whose own words are soft, so that one grammar serves both.
    static let javaScript = Grammar(
        words: Vocabulary(
            keywords: """
                async await break case catch const continue debugger default delete do else export extends finally for if
                import in instanceof let return static switch throw try typeof var void while with yield implements
                keyof private protected public readonly
                """,
            soft: """
                abstract accessor as asserts declare from get global infer is module namespace of out override satisfies
                set type unique using
                """,
            values: "this super",
            constants: "true false null undefined NaN Infinity",
            types: "any bigint boolean never number object string symbol unknown JSON URL",
            functions: "function",
            typeDeclarations: "class enum interface new"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [
            StringRule("`", interpolation: .dollarBraces, spansLines: true),
            StringRule("\""), StringRule("'"),
        ],
        extraLetters: "$",
        features: [
            .capitalTypes, .capitalConstants, .annotations, .annotatedTypes, .labels, .regularExpressions,
            .joinedLines,
        ])

    /// JSON, with the comments and single quotes that its looser dialects allow.
    static let json = Grammar(
        words: Vocabulary(constants: "true false null NaN Infinity"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("\""), StringRule("'")],
        extraLetters: "$",
        features: [.stringKeys, .nameKeys])

    static let graphQL = Grammar(
        words: Vocabulary(
            keywords: "directive extend implements on repeatable schema",
            soft: "fragment mutation query subscription",
            constants: "true false null",
            types: "Boolean Float ID Int String",
            typeDeclarations: "enum input interface scalar type union"),
        lineComments: ["#"],
        strings: [StringRule("\"\"\"", spansLines: true), StringRule("\"")],
        features: [.capitalTypes, .annotations, .dollarNames])
}
