/// Languages of the virtual machines: Java, Kotlin, Scala, C#, Dart.
extension Grammar {
    static let java = Grammar(
        words: Vocabulary(
            keywords: """
                abstract assert break case catch const continue default do else extends final finally for goto if
                implements import instanceof native package private protected public return static strictfp switch
                synchronized throw throws transient try var volatile while
                """,
            soft: "exports module non open opens permits provides requires sealed to transitive uses when with yield",
            values: "this super",
            constants: "true false null",
            types: "boolean byte char double float int long short void",
            typeDeclarations: "class enum interface new record", members: "class this super"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("\"\"\"", spansLines: true), StringRule("\""), StringRule("'")],
        extraLetters: "$",
        features: [.capitalTypes, .capitalConstants, .annotations])

    static let kotlin = Grammar(
        words: Vocabulary(
            keywords: """
                abstract as break by catch const continue crossinline do else final finally for if import in init inline
                internal is lateinit noinline override package private protected public reified return sealed suspend
                tailrec throw try val var vararg when where while
                """,
            soft: """
                actual annotation companion constructor data delegate dynamic expect external field file get infix inner
                open operator out set value
                """,
            values: "this super it",
            constants: "true false null",
            functions: "fun", typeDeclarations: "class enum interface object typealias", members: "class"),
        lineComments: ["//"], blockComment: .nestedSlashStar,
        strings: [
            StringRule("\"\"\"", escape: .none, interpolation: .dollarNames, spansLines: true),
            StringRule("\"", interpolation: .dollarNames), StringRule("'"),
            StringRule("`", escape: .none, role: .plainCode),
        ],
        features: [.capitalTypes, .capitalConstants, .annotations])

    static let scala = Grammar(
        words: Vocabulary(
            keywords: """
                abstract case catch do else export extends final finally for given if implicit import lazy match override
                package private protected return sealed then throw try using val var while with yield
                """,
            soft: "derives end extension inline opaque open transparent",
            values: "this super", constants: "true false null", functions: "def",
            typeDeclarations: "class enum new object trait type"),
        lineComments: ["//"], blockComment: .nestedSlashStar,
        strings: [
            StringRule("\"\"\"", escape: .none, interpolation: .dollarNames, spansLines: true),
            StringRule("\"", interpolation: .dollarNames), StringRule("'"),
        ],
        features: [.capitalTypes, .annotations])

    static let cSharp = Grammar(
        words: Vocabulary(
            keywords: """
                abstract as async await base break case catch checked const continue default delegate do else event
                explicit extern finally fixed for foreach goto if implicit in internal is lock operator out override
                params private protected public readonly ref return sealed sizeof stackalloc static switch throw try
                typeof unchecked unsafe using virtual volatile while
                """,
            soft: """
                add and from get global group init into join let not notnull or orderby partial remove required select set
                unmanaged value when where with yield
                """,
            values: "this", constants: "true false null",
            types: """
                bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong
                ushort var void
                """,
            typeDeclarations: "class enum interface namespace new record struct"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [
            StringRule("\"\"\"", escape: .none, spansLines: true), StringRule("\""), StringRule("'"),
        ],
        prefixes: [
            StringPrefix("$@", .doubled, hasBraces: true), StringPrefix("@$", .doubled, hasBraces: true),
            StringPrefix("@", .doubled), StringPrefix("$", hasBraces: true),
        ],
        features: [.capitalTypes, .capitalCalls, .preprocessor])

    static let dart = Grammar(
        words: Vocabulary(
            keywords: """
                abstract as assert async await break case catch const continue covariant default do else export extends
                external factory final finally for if implements import in is late library on operator part required
                rethrow return static switch throw try typedef var while with yield
                """,
            soft: "base get hide interface mixin of sealed set show sync when",
            values: "this super", constants: "true false null", types: "bool double dynamic int num void",
            typeDeclarations: "class enum extension new"),
        lineComments: ["//"], blockComment: .nestedSlashStar,
        strings: [
            StringRule("'''", interpolation: .dollarNames, spansLines: true),
            StringRule("\"\"\"", interpolation: .dollarNames, spansLines: true),
            StringRule("'", interpolation: .dollarNames), StringRule("\"", interpolation: .dollarNames),
        ],
        prefixes: [StringPrefix("r", .raw)],
        features: [.capitalTypes, .annotations, .labels])
}
