import BatonCore

/// Definitions with every field that orq's `run` has, in chance's choice of them.
extension Dice {
    /// - Parameter isWhole: whether it says what the agent is, and not only what its turns go with.
    mutating func definition(isWhole: Bool) -> JSONObject {
        var output: JSONObject = []
        if isWhole {
            output["model"] = model()
            output["role"] = "Assistant"
            output["instructions"] = .string("Be brief. " + text())
            add(agentFields(), to: &output)
        }
        add(turnFields(), to: &output)
        return output
    }

    private mutating func add(_ fields: JSONObject, to output: inout JSONObject) {
        for member in fields.members where isOne(in: 2) { output[member.name] = member.value }
    }

    private mutating func turnFields() -> JSONObject {
        var thread: JSONObject = [:]
        if isOne(in: 2) { thread["id"] = "thread_01ARZ3NDEKTSV4RRFFQ69G5FAV" }
        thread["tags"] = .array(list(0...2) { .string($0.word()) })
        return [
            "variables": ["name": json(), "n": 1], "identity": identity(), "contact": identity(),
            "thread": .object(thread), "memory": ["entity_id": "user_42"], "metadata": ["client": json()],
            "engine": .string(pick(["text", "jinja", "mustache"])), "stream_timeout_seconds": .number(roll(1...3600)),
        ]
    }

    private mutating func identity() -> JSONValue {
        var identity: JSONObject = ["id": .string("u" + word())]
        add(
            [
                "display_name": .string(text()), "email": "ada@example.com", "metadata": [["plan": json()]],
                "logo_url": "https://example.com/a.png", "tags": .array(list(0...2) { .string($0.word()) }),
            ], to: &identity)
        return .object(identity)
    }

    private mutating func agentFields() -> JSONObject {
        [
            "key": .string(pick(["tui-helper", "a.b_c-D9"])), "path": .string(word()), "description": "Terminal helper",
            "system_prompt": isOne(in: 2) ? .null : "Be kind.", "memory_stores": ["notes"],
            "fallback_models": .array(list(0...2) { $0.model() }), "knowledge_bases": [["knowledge_id": "handbook"]],
            "team_of_agents": [["key": "billing", "role": "Billing"], ["key": "x"]], "settings": settings(),
        ]
    }

    private mutating func model() -> JSONValue {
        if isOne(in: 2) { return "openai/gpt-4o" }
        var model: JSONObject = ["id": "openai/gpt-4o"]
        var parameters: JSONObject = [:]
        add(Self.parameters, to: &parameters)
        add(
            ["parameters": .object(parameters), "retry": ["count": .number(roll(1...5)), "on_codes": [429, 503]]],
            to: &model)
        return .object(model)
    }

    private static let parameters: JSONObject = [
        "name": "p", "temperature": .number(0.3), "top_p": 1, "top_k": 40, "max_completion_tokens": 1000,
        "max_tokens": .null, "frequency_penalty": 0, "presence_penalty": .number(-0.5), "seed": 7,
        "reasoning_effort": "low", "verbosity": "high", "parallel_tool_calls": true, "prompt_cache_key": "k",
        "response_format": [
            "type": "json_schema", "json_schema": ["name": "x", "description": "d", "schema": [:], "strict": true],
        ],
        "thinking": ["type": "enabled", "budget_tokens": 2048], "modalities": ["text"], "stop": ["a", "b"],
        "tool_choice": ["type": "function", "function": ["name": "x"]], "timeout": ["call_timeout": 1000],
        "cache": ["type": "exact_match", "ttl": 60], "cache_control": ["type": "ephemeral", "ttl": "1h"],
        "load_balancer": ["type": "weight_based", "models": [["model": "a/b", "weight": .number(0.5)]]],
        "fallbacks": [["model": "a/b"]], "guardrails": [["id": "orq_pii_detection", "execute_on": "input"]],
    ]

    private mutating func settings() -> JSONValue {
        var settings: JSONObject = [:]
        add(
            [
                "tools": .array(list(0...6) { $0.pick(Self.tools) }),
                "tool_approval_required": .string(pick(["all", "respect_tool", "none"])),
                "max_iterations": .number(roll(1...100)), "max_execution_time": .number(roll(2...600)),
                "max_cost": .number(0.5), "chat_exposed": false,
                "evaluators": [["id": "tone", "execute_on": "output", "sample_rate": .number(roll(1...100))]],
                "guardrails": [["id": "pii", "execute_on": "input"]],
            ], to: &settings)
        return .object(settings)
    }

    private static let arguments: JSONValue = [
        "type": "object", "properties": ["city": ["type": "string"]], "required": ["city"],
        "additionalProperties": false,
    ]

    static let tools: [JSONValue] = [
        ["type": "current_date"], ["type": "google_search", "requires_approval": true],
        ["type": "query_knowledge_base", "configuration": ["k": 1]], ["type": "code_interpreter"],
        ["type": "advisor"], ["type": "sidekick"], ["type": "call_sub_agent"], ["type": "web_scraper"],
        [
            "type": "function", "key": "get_weather", "requires_approval": false, "display_name": "Weather",
            "function": [
                "name": "get_weather", "description": "Weather now", "strict": true, "parameters": arguments,
            ],
        ],
        [
            "type": "http", "key": "post-it", "description": "Posts", "timeout": 30,
            "http": [
                "blueprint": [
                    "url": "https://x/{{id}}", "method": "POST", "body": ["a": "{{id}}"], "timeout": 10,
                    "headers": ["A": "b", "C": ["value": "d", "encrypted": true]],
                ],
                "arguments": [
                    "id": ["type": "string", "description": "Id", "send_to_model": true, "default_value": "1"]
                ],
            ],
        ],
        [
            "type": "code", "key": "sum", "description": "Adds", "timeout": 60,
            "code_tool": ["language": "python", "code": "result = 1", "parameters": arguments],
        ],
        [
            "type": "json_schema", "key": "shape", "description": "Shapes",
            "json_schema": ["name": "shape", "description": "A shape", "schema": arguments, "strict": false],
        ],
        [
            "type": "mcp", "key": "docs", "description": "Docs",
            "mcp": [
                "server_url": "https://x/mcp", "connection_type": "sse", "headers": ["A": ["value": "b"]],
                "tools": [["name": "find", "description": "Finds", "schema": ["type": "object", "properties": [:]]]],
            ],
        ],
    ]
}

// MARK: - Slips

extension Dice {
    /// `value` with one thing in it changed: another value, a name misspelt, or something left out.
    mutating func slip(in value: JSONValue) -> JSONValue {
        switch value {
        case .object(var object) where !object.members.isEmpty:
            let index = roll(0...object.members.count - 1)
            switch roll(1...10) {
            case 1: object.members.remove(at: index)
            case 2: object.members[index].name += "x"
            case 3: object.members[index].value = junk()
            default: object.members[index].value = slip(in: object.members[index].value)
            }
            return .object(object)
        case .array(var elements) where !elements.isEmpty:
            let index = roll(0...elements.count - 1)
            elements[index] = slip(in: elements[index])
            return .array(elements)
        default: return junk()
        }
    }

    private mutating func junk() -> JSONValue {
        pick([
            .null, true, "", "x", "a b", .number(-1), 0, 1, .number(1.5), 101, 601, 4000, .number("1e30"), [], ["a"],
            [:], ["a": 1], "text", "none", "openai/gpt-4o",
        ])
    }
}
