/// A language that code can be in.
struct CodeLanguage: Sendable {
    let name: String
    /// What fences call it, in small letters; the endings of its files among them.
    let aliases: [String]
    let lexer: @Sendable () -> any LineLexer

    private init(_ name: String, _ aliases: String, lexer: @escaping @Sendable () -> any LineLexer) {
        self.name = name
        self.aliases = aliases.split(separator: " ").map(String.init)
        self.lexer = lexer
    }

    private init(_ name: String, _ aliases: String, _ grammar: @autoclosure @escaping @Sendable () -> Grammar) {
        self.init(name, aliases) { ProgramLexer(grammar()) }
    }

    /// The language that a fence means, in any case; also in the ways of tools that put more behind the name
    /// (`rust,ignore`, `js{1,3}`, `python:main.py`) or a class before it (`{.python}`).
    static func named(_ word: String) -> CodeLanguage? {
        let trimmed = word.drop { "{.".contains($0) }.prefix { !",:{} \t".contains($0) }
        return byAlias[trimmed.lowercased()]
    }

    private static let byAlias: [String: CodeLanguage] = {
        let pairs = all.flatMap { language in language.aliases.map { ($0, language) } }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    static let all: [CodeLanguage] = [
        CodeLanguage("Swift", "swift", .swift),
        CodeLanguage("Python", "python py python3 py3 pyi pycon ipython", .python),
        CodeLanguage("JavaScript", "javascript js jsx mjs cjs node", .javaScript),
        CodeLanguage("TypeScript", "typescript ts tsx mts cts", .javaScript),
        CodeLanguage("JSON", "json jsonc json5 jsonl ndjson geojson jsonld", .json),
        CodeLanguage("GraphQL", "graphql gql", .graphQL),
        CodeLanguage("C", "c h", .c),
        CodeLanguage("C++", "c++ cpp cxx cc hpp hxx hh", .cPlusPlus),
        CodeLanguage("Objective-C", "objective-c objectivec objc mm", .objectiveC),
        CodeLanguage("Go", "go golang", .go),
        CodeLanguage("Rust", "rust rs", .rust),
        CodeLanguage("Zig", "zig", .zig),
        CodeLanguage("Java", "java", .java),
        CodeLanguage("Groovy", "groovy gradle", .java),
        CodeLanguage("Kotlin", "kotlin kt kts", .kotlin),
        CodeLanguage("Scala", "scala sc", .scala),
        CodeLanguage("C#", "c# csharp cs", .cSharp),
        CodeLanguage("Dart", "dart", .dart),
        CodeLanguage("Ruby", "ruby rb", .ruby),
        CodeLanguage("PHP", "php", .php),
        CodeLanguage("Lua", "lua", .lua),
        CodeLanguage("R", "r", .r),
        CodeLanguage("PowerShell", "powershell ps1 pwsh ps", .powerShell),
        CodeLanguage("SQL", "sql postgresql postgres psql plpgsql mysql sqlite tsql mssql plsql", .sql),
        CodeLanguage("HCL", "hcl terraform tf tfvars", .hcl),
        CodeLanguage("Protocol Buffers", "protobuf proto", .protocolBuffers),
        CodeLanguage("YAML", "yaml yml") { YAMLLexer() },
        CodeLanguage("TOML", "toml") { SettingsLexer(.toml) },
        CodeLanguage("INI", "ini cfg conf properties env dotenv editorconfig gitconfig systemd desktop") {
            SettingsLexer(.lines)
        },
        CodeLanguage("Bash", "bash sh shell zsh ksh shellscript shell-script") { ShellLexer() },
        CodeLanguage("Console", "console shell-session shellsession sh-session terminal") { SessionLexer() },
        CodeLanguage("Dockerfile", "dockerfile docker containerfile") { DockerfileLexer() },
        CodeLanguage("Makefile", "makefile make mk") { MakefileLexer() },
        CodeLanguage("HTML", "html htm xhtml vue svelte") { MarkupLexer(isHTML: true) },
        CodeLanguage("XML", "xml svg xsl xslt xsd rss atom plist wsdl pom") { MarkupLexer(isHTML: false) },
        CodeLanguage("CSS", "css") { StyleSheetLexer(hasLineComments: false) },
        CodeLanguage("SCSS", "scss") { StyleSheetLexer(hasLineComments: true) },
        CodeLanguage("Less", "less") { StyleSheetLexer(hasLineComments: true) },
        CodeLanguage("Markdown", "markdown md mdx") { MarkdownSourceLexer() },
        CodeLanguage("Diff", "diff patch udiff") { DiffLexer() },
    ]
}
