import BatonCore

extension AgentSchema {
    /// A tool of `settings.tools`: orq's own by their type alone, the user's own as a whole. Only `run` takes the latter.
    static let tool = FieldRule.typed(
        Dictionary(uniqueKeysWithValues: builtInTools.map { ($0, builtIn) }).merging(ownTools) { $1 })

    private static let builtInTools = [
        "google_search", "web_scraper", "call_sub_agent", "retrieve_agents", "query_memory_store", "write_memory_store",
        "retrieve_memory_stores", "delete_memory_document", "retrieve_knowledge_bases", "query_knowledge_base",
        "current_date", "advisor", "sidekick", "code_interpreter", "file_system",
    ]

    private static let builtIn = FieldTable([
        .required("type", .text), .optional("requires_approval", .flag), .optional("configuration", .map(.anything)),
    ])

    private static let ownTools: [String: FieldTable] = [
        "http": own([
            .required("description", .text), .required("http", http), .optional("timeout", .number(1...600)),
        ]),
        "code": own([
            .required("description", .text), .required("code_tool", code), .optional("timeout", .number(1...120)),
        ]),
        "function": own([.optional("description", .text), .required("function", function)]),
        "json_schema": own([.required("description", .text), .required("json_schema", jsonSchema)]),
        "mcp": own([.required("description", .text), .required("mcp", mcp)]),
    ]

    private static func own(_ fields: [Field]) -> FieldTable {
        FieldTable(
            [
                .required("type", .text), .required("key", .key(separators: ["_", "-"], longest: 64)),
                .optional("display_name", .text), .optional("requires_approval", .flag),
            ] + fields)
    }

    private static let http = FieldRule.fields(
        .required(
            "blueprint",
            .fields(
                .required("url", .text), .required("method", .word(["GET", "POST", "PUT", "DELETE"])),
                .optional("headers", .map(.either([.text, secretText]))), .optional("body", .map(.anything)),
                .optional("timeout", .number(1...600)))),
        .optional(
            "arguments",
            .map(
                .fields(
                    .required("type", .word(["string", "number", "boolean"])), .required("description", .text),
                    .optional("send_to_model", .flag), .optional("default_value", .single)))))

    private static let secretText = FieldRule.fields(.required("value", .text), .optional("encrypted", .flag))

    private static let code = FieldRule.fields(
        .required("language", .word(["python"])), .required("code", .filledText), .optional("parameters", parameters))

    private static let function = FieldRule.fields(
        .required("name", .filledText), .optional("description", .text), .optional("strict", .flag),
        .optional("parameters", parameters))

    private static let jsonSchema = FieldRule.fields(
        .required("name", .text(length: 1...64)), .required("description", .text),
        .required(
            "schema",
            .fields(
                FieldTable(
                    [
                        .required("type", .text), .required("properties", .map(.anything)),
                        .required("required", .list(.text)),
                    ], isOpen: true))),
        .optional("strict", .flag))

    /// The schema of a call's arguments; open, as JSON Schema has more words than orq asks for.
    private static let parameters = FieldRule.fields(
        FieldTable(
            [
                .required("type", .word(["object"])), .required("properties", .map(.anything)),
                .required("required", .list(.text)),
            ], isOpen: true))

    private static let mcp = FieldRule.fields(
        .required("server_url", .filledText), .required("connection_type", .word(["http", "sse"])),
        .optional("headers", .map(secretText)),
        .required(
            "tools",
            .list(
                .fields(
                    .optional("id", .text), .required("name", .text), .optional("description", .text),
                    .required(
                        "schema",
                        .fields(
                            .required("type", .word(["object"])), .optional("properties", .map(.anything)),
                            .optional("required", .list(.text))))))))
}
