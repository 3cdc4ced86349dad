/// Languages that describe and ask for data: SQL, HCL, Protocol Buffers.
extension Grammar {
    static let sql = Grammar(
        words: Vocabulary(
            keywords: """
                add all alter analyze and any as asc begin between by cascade case check collate column commit conflict
                constraint create cross cube current current_date current_time current_timestamp database default deferrable
                delete desc distinct do drop else end escape except exists explain fetch filter first following for foreign
                from full function grant group having if ilike in index inner insert intersect into is isnull
                join key last lateral left like limit materialized natural next not nothing notnull nulls of offset on only
                or order outer over partition preceding primary procedure range recursive references rename replace
                restrict returning returns revoke right rollback row rows savepoint select set similar some table temp
                temporary then to transaction trigger truncate union unique unbounded update using values view
                when where window with within without language declare loop while return exec execute use go top begin
                """,
            constants: "true false null unknown",
            types: """
                array bigint bigserial binary bit blob bool boolean bytea char character clob date datetime datetime2
                decimal double enum float int int2 int4 int8 integer interval json jsonb mediumint money nchar numeric
                nvarchar precision real serial smallint text time timestamp timestamptz tinyint uuid varbinary varchar
                varying xml
                """),
        lineComments: ["--"], blockComment: .nestedSlashStar,
        strings: [
            StringRule("'", escape: .doubled, spansLines: true), StringRule("\"", escape: .doubled, role: .plainCode),
            StringRule("`", escape: .none, role: .plainCode),
        ],
        features: [.anyCase, .dollarNames, .atNames, .symbols])

    static let hcl = Grammar(
        words: Vocabulary(
            keywords: "for if in else endif endfor",
            soft: "data locals module output provider resource terraform variable dynamic moved import check removed",
            constants: "true false null", types: "any bool list map number object set string tuple"),
        lineComments: ["#", "//"], blockComment: .slashStar,
        strings: [StringRule("\"", interpolation: .dollarBraces)],
        heredocs: ["<<-", "<<"],
        features: [.nameKeys])

    static let protocolBuffers = Grammar(
        words: Vocabulary(
            keywords: """
                edition extensions import max oneof option optional package public repeated required reserved returns
                stream syntax to weak
                """,
            constants: "true false",
            types: """
                bool bytes double fixed32 fixed64 float int32 int64 map sfixed32 sfixed64 sint32 sint64 string uint32
                uint64
                """,
            functions: "rpc", typeDeclarations: "enum extend message service"),
        lineComments: ["//"], blockComment: .slashStar,
        strings: [StringRule("\""), StringRule("'")],
        features: [.capitalTypes, .capitalConstants])
}
