/// Languages of scripts: Python, Ruby, PHP, Lua, R, PowerShell.
extension Grammar {
    static let python = Grammar(
        words: Vocabulary(
            keywords: """
                and as assert async await break continue del elif else except finally for from global if import in is
                lambda nonlocal not or pass raise return try while with yield
                """,
            soft: "case match type",
            values: "self cls",
            constants: "True False None NotImplemented Ellipsis __name__ __file__",
            types: "bool bytes dict float frozenset int list object set str tuple",
            functions: "def", typeDeclarations: "class"),
        lineComments: ["#"],
        strings: [
            StringRule("\"\"\"", spansLines: true), StringRule("'''", spansLines: true),
            StringRule("\""), StringRule("'"),
        ],
        prefixes: ["r", "rb", "br"].map { StringPrefix($0, .raw) } + ["b", "u"].map { StringPrefix($0) }
            + ["fr", "rf", "tr", "rt"].map { StringPrefix($0, .raw, hasBraces: true) }
            + ["f", "t"].map { StringPrefix($0, hasBraces: true) },
        features: [.capitalTypes, .capitalConstants, .annotations, .joinedLines])

    static let ruby = Grammar(
        words: Vocabulary(
            keywords: """
                alias and begin break case do else elsif end ensure for if in loop next not or private protected public
                redo require require_relative rescue retry return then undef unless until when while yield attr_accessor
                attr_reader attr_writer include extend raise
                """,
            values: "self super", constants: "true false nil __FILE__ __method__",
            functions: "def", typeDeclarations: "class module"),
        lineComments: ["#"],
        strings: [
            StringRule("\"", interpolation: .hashBraces, spansLines: true), StringRule("'", spansLines: true),
            StringRule("`", interpolation: .hashBraces),
        ],
        heredocs: ["<<~", "<<-", "<<"],
        features: [.capitalTypes, .capitalConstants, .atNames, .dollarNames, .symbols, .regularExpressions])

    static let php = Grammar(
        words: Vocabulary(
            keywords: """
                abstract and as break callable case catch clone const continue declare default do echo else elseif empty
                endfor endforeach endif endswitch endwhile extends final finally for foreach global goto if implements
                include include_once instanceof insteadof isset list match or php print private protected public readonly
                require require_once return static switch throw try unset use var while xor yield
                """,
            values: "self parent", constants: "true false null",
            types: "array bool float int iterable mixed never object string void",
            functions: "function fn", typeDeclarations: "class enum interface namespace new trait"),
        lineComments: ["//", "#"], blockComment: .slashStar,
        strings: [
            StringRule("\"", interpolation: .dollarNames, spansLines: true), StringRule("'", spansLines: true),
            StringRule("`"),
        ],
        heredocs: ["<<<"],
        features: [.capitalTypes, .capitalConstants, .dollarNames, .hashAttributes, .anyCase, .arrowMembers])

    static let lua = Grammar(
        words: Vocabulary(
            keywords: "and break do else elseif end for goto if in local not or repeat return then until while",
            values: "self", constants: "true false nil", functions: "function"),
        lineComments: ["--"], blockComment: BlockComment("--[[", "]]"),
        strings: [StringRule("[[", "]]", escape: .none, spansLines: true), StringRule("\""), StringRule("'")],
        features: [.joinedLines])

    static let r = Grammar(
        words: Vocabulary(
            keywords: "break else for function if in next repeat return while library require",
            constants: "TRUE FALSE NULL NA NaN Inf NA_character_ NA_integer_ NA_real_"),
        lineComments: ["#"],
        strings: [
            StringRule("\"", spansLines: true), StringRule("'", spansLines: true),
            StringRule("`", escape: .none, role: .plainCode),
        ],
        extraLetters: ".")

    static let powerShell = Grammar(
        words: Vocabulary(
            keywords: """
                begin break catch continue do else elseif end exit filter finally for foreach from function if in param
                process return switch throw trap try until using while
                """,
            typeDeclarations: "class enum"),
        lineComments: ["#"], blockComment: BlockComment("<#", "#>"),
        strings: [
            StringRule("@\"", "\"@", escape: .none, interpolation: .dollarNames, spansLines: true),
            StringRule("@'", "'@", escape: .none, spansLines: true),
            StringRule("\"", escape: .doubled, interpolation: .dollarNames, spansLines: true),
            StringRule("'", escape: .doubled, spansLines: true),
        ],
        features: [.dollarNames, .anyCase])
}
