extension Grammar {
    private static let cKeywords = """
        auto break case const continue default do else extern for goto if inline register restrict return sizeof static
        switch typedef volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local
        """

    private static let cTypes = """
        bool char double float int long short signed unsigned void wchar_t FILE DIR va_list _Bool _Complex
        """

    static let c = Grammar(
        words: Vocabulary(
            keywords: cKeywords, constants: "NULL true false nullptr EOF stdin stdout stderr", types: cTypes,
            typeDeclarations: "enum struct union"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("\""), StringRule("'")],
        prefixes: [StringPrefix("u8"), StringPrefix("u"), StringPrefix("l")],
        features: [
            .arrowMembers, .capitalTypes, .capitalConstants, .capitalCalls, .suffixedTypes, .preprocessor, .joinedLines,
            .spacedCalls,
            .quotedDigits,
        ])

    static let cPlusPlus = Grammar(
        words: Vocabulary(
            keywords: cKeywords + """
                 alignas alignof asm catch co_await co_return co_yield const_cast consteval constexpr constinit decltype
                 delete dynamic_cast explicit export friend module mutable noexcept operator private protected public
                 reinterpret_cast requires static_assert static_cast template thread_local throw try typeid typename
                 using virtual and or not xor import final override
                """,
            values: "this",
            constants: "NULL true false nullptr EOF",
            types: cTypes + """
                 char8_t char16_t char32_t string string_view vector map set unordered_map unordered_set pair tuple array
                 optional variant unique_ptr shared_ptr weak_ptr span ostream istream
                """,
            typeDeclarations: "class concept enum namespace new struct union"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("\""), StringRule("'")],
        prefixes: ["r", "lr", "ur", "u8r"].map { StringPrefix($0, .delimited) }
            + ["u8", "u", "l"].map { StringPrefix($0) },
        features: [
            .arrowMembers, .capitalTypes, .capitalConstants, .capitalCalls, .suffixedTypes, .preprocessor, .joinedLines,
            .quotedDigits,
        ])

    static let objectiveC = Grammar(
        words: Vocabulary(
            keywords: cKeywords, values: "self super", constants: "NULL nil YES NO true false",
            types: cTypes + " id instancetype BOOL SEL IMP NSInteger NSUInteger CGFloat",
            typeDeclarations: "enum struct union"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("@\""), StringRule("\""), StringRule("'")],
        features: [
            .arrowMembers, .capitalTypes, .capitalConstants, .capitalCalls, .annotations, .preprocessor, .joinedLines,
            .suffixedTypes,
        ])
}
