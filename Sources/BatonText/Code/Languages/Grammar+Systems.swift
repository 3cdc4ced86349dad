/// Go, Rust, Zig.
extension Grammar {
    static let go = Grammar(
        words: Vocabulary(
            keywords: """
                break case chan const continue default defer else fallthrough for go goto if import interface map package
                range return select struct switch var
                """,
            constants: "true false nil iota",
            types: """
                any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
                uint uint8 uint16 uint32 uint64 uintptr
                """,
            functions: "func", typeDeclarations: "type"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("\""), StringRule("'"), StringRule("`", escape: .none, spansLines: true)],
        features: [.markedTypes])

    static let rust = Grammar(
        words: Vocabulary(
            keywords: """
                as async await break const continue crate do dyn else extern for if impl in let loop match mod move mut
                pub ref return static super unsafe use where while yield
                """,
            soft: "auto default raw",
            values: "self Self",
            constants: "true false",
            types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize",
            functions: "fn macro_rules", typeDeclarations: "enum struct trait type union",
            members: "await self super"),
        lineComments: ["//"], blockComment: .nestedSlashStar,
        strings: [StringRule("\"", spansLines: true), StringRule("'")],
        prefixes: ["r", "br", "cr"].map { StringPrefix($0, .hashed) } + ["b", "c"].map { StringPrefix($0) },
        features: [.capitalTypes, .capitalConstants, .hashAttributes, .lifetimes, .macroCalls])

    static let zig = Grammar(
        words: Vocabulary(
            keywords: """
                align and asm async await break catch comptime const continue defer else errdefer export extern for if
                inline noalias or orelse packed pub resume return suspend switch test threadlocal try usingnamespace var
                volatile while enum error opaque struct union
                """,
            constants: "true false null undefined",
            types: """
                anyerror anyopaque anytype bool c_char c_int c_long c_uint comptime_float comptime_int f16 f32 f64 i8 i16
                i32 i64 isize noreturn type u8 u16 u32 u64 usize void
                """,
            functions: "fn"),
        lineComments: ["//"],
        strings: [StringRule("\""), StringRule("'")],
        features: [.capitalTypes, .atNames])
}
