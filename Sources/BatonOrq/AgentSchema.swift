import BatonCore

/// The fields of orq's `run` request that say what an agent is and what each of its turns goes with (reference §4), but
/// for the two that Baton writes itself: `message` and `task_id`.
enum AgentSchema {
    /// The fields that belong to a turn rather than to the agent; a definition of nothing else is about an agent that the
    /// server has.
    static let turnFields: [Field] = [
        .optional("variables", .map(.anything)), .optional("identity", identity), .optional("contact", identity),
        // orq wants the id as well; Baton makes one for each conversation where the definition leaves it out.
        .optional("thread", .fields(.optional("id", .filledText), .optional("tags", .list(.text)))),
        .optional("memory", .fields(.required("entity_id", .filledText))),
        .optional("metadata", .map(.anything)), .optional("engine", .word(["text", "jinja", "mustache"])),
        .optional("stream_timeout_seconds", .number(1...3600)),
    ]

    static let agentFields: [Field] = [
        .optional("key", .key(separators: [".", "_", "-"], longest: .max)),
        .required("model", model), .optional("fallback_models", .list(model)), .required("role", .filledText),
        .required("instructions", .filledText), .optional("path", .filledText), .optional("description", .filledText),
        .optional("system_prompt", .nullable(.filledText)), .optional("settings", settings),
        .optional("memory_stores", .list(.text)),
        .optional("knowledge_bases", .list(.fields(.required("knowledge_id", .text)))),
        .optional("team_of_agents", .list(.fields(.required("key", .text), .optional("role", .text)))),
    ]

    static let storedAgent = FieldTable(turnFields)
    static let wholeAgent = FieldTable(agentFields + turnFields)

    private static let identity = FieldRule.fields(
        .required("id", .filledText), .optional("display_name", .text), .optional("email", .email),
        .optional("metadata", .list(.map(.anything))), .optional("logo_url", .text), .optional("tags", .list(.text)))

    private static let settings = FieldRule.fields(
        .optional("tools", .list(AgentSchema.tool)),
        .optional("tool_approval_required", .word(["all", "respect_tool", "none"])),
        .optional("max_iterations", .whole(1...100)), .optional("max_execution_time", .whole(2...600)),
        .optional("max_cost", .number(0...Double.infinity)), .optional("chat_exposed", .flag),
        .optional("evaluators", .list(check)), .optional("guardrails", .list(check)))

    /// An evaluator or a guardrail; the rate is in percent here, and a fraction in the newest generation.
    private static let check = FieldRule.fields(
        .required("id", .text), .required("execute_on", side),
        .optional("sample_rate", .number(1...100)))
}

// MARK: - Models

extension AgentSchema {
    private static let model = FieldRule.either([
        .filledText,
        .fields(.required("id", .filledText), .optional("parameters", parameters), .optional("retry", retry)),
    ])

    private static let retry = FieldRule.fields(
        .optional("count", .whole(1...5)), .optional("on_codes", .list(.whole(100...599), atLeast: 1)),
        .optional("fallback_on_codes", .list(.whole(100...599))))

    /// Open, because models bring parameters of their own.
    private static let parameters = FieldRule.fields(
        FieldTable(
            [
                .optional("name", .text), .optional("temperature", .nullable(.number(0...2))),
                .optional("top_p", .nullable(.number(0...1))), .optional("top_k", .nullable(.number(NumberRange()))),
                .optional("max_completion_tokens", .nullable(.number(NumberRange(1, isWhole: true)))),
                .optional("max_tokens", .nullable(.number(NumberRange(isWhole: true)))),
                .optional("frequency_penalty", .nullable(.number(NumberRange()))),
                .optional("presence_penalty", .nullable(.number(NumberRange()))),
                .optional("seed", .nullable(.number(NumberRange()))),
                .optional("reasoning_effort", .word(efforts)), .optional("verbosity", .text),
                .optional("parallel_tool_calls", .flag), .optional("prompt_cache_key", .text),
                .optional("response_format", responseFormat), .optional("thinking", thinking),
                .optional("stop", .nullable(.either([.text, .list(.text, count: 0...4)]))),
                .optional("tool_choice", toolChoice), .optional("load_balancer", loadBalancer),
                .optional("fallbacks", .list(.fields(.required("model", .text)))),
                .optional("guardrails", .list(.fields(.required("id", .text), .required("execute_on", side)))),
                .optional("modalities", .nullable(.list(.word(["text", "audio"])))),
                .optional("timeout", .fields(.required("call_timeout", .number(1...Double.infinity)))),
                .optional(
                    "cache",
                    .fields(.required("type", .word(["exact_match"])), .optional("ttl", .number(1...259_200)))),
                .optional(
                    "cache_control",
                    .fields(.required("type", .word(["ephemeral"])), .optional("ttl", .word(["5m", "1h"])))),
            ], isOpen: true))

    /// The last two are newer than the schema that the others are from.
    private static let efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max", "instant"]

    private static let side = FieldRule.word(["input", "output"])

    private static let toolChoice = FieldRule.either([
        .word(["none", "auto", "required"]),
        .fields(.optional("type", .word(["function"])), .required("function", .fields(.required("name", .text)))),
    ])

    private static let loadBalancer = FieldRule.fields(
        .required("type", .word(["weight_based"])),
        .required(
            "models", .list(.fields(.required("model", .text), .optional("weight", .number(0.001...1))))))

    private static let responseFormat = FieldRule.typed([
        "text": FieldTable([.required("type", .text)]), "json_object": FieldTable([.required("type", .text)]),
        "json_schema": FieldTable([
            .required("type", .text),
            .required(
                "json_schema",
                .fields(
                    .required("name", .text), .optional("description", .text), .optional("schema", .anything),
                    .optional("strict", .flag))),
        ]),
    ])

    private static let thinking = FieldRule.typed([
        "disabled": FieldTable([.required("type", .text)]),
        "enabled": FieldTable(
            [.required("type", .text), .required("budget_tokens", .number(1024...Double.infinity))], isOpen: true),
        "adaptive": FieldTable([.required("type", .text)], isOpen: true),
    ])
}
