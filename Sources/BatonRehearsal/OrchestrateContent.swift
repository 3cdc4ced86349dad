/// Content items of a message (`watsonx-orchestrate.md` §9). The answer's text is item 1, a question's widget item 2.
enum OrchestrateContent {
    static func text(_ text: String) -> JSON {
        ["id": "1", "response_type": "text", "text": .string(text)]
    }

    static func widget(_ ask: Ask) -> JSON {
        switch ask {
        case .options(let question, let options):
            choice(
                kind: "options_selector", title: nil, description: question,
                options: options.map { ($0.label, $0.value) })
        case .form(let title, let fields):
            form(title, fields)
        case .approval(let use):
            choice(
                kind: "confirmation", title: use.displayName,
                description: "Run \(use.tool) with \(use.arguments.text(.python))?",
                options: [("Approve", "approve"), ("Deny", "deny")])
        }
    }

    private static func choice(
        kind: String, title: String?, description: String, options: [(label: String, value: String)]
    ) -> JSON {
        let title = title.map(JSON.string) ?? .null
        return [
            "id": "2", "response_type": "option", "title": title, "description": .string(description),
            "options": .array(options.map { ["label": .string($0.label), "value": .string($0.value)] }),
            "_meta": [
                "com.ibm.orchestrate/widget": [
                    "type": .string(kind), "title": title, "description": .string(description),
                ]
            ],
        ]
    }

    /// JSON Schema for what is asked, and the rjsf schema for how it is shown.
    private static func form(_ title: String, _ fields: [Ask.FormField]) -> JSON {
        let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
        return [
            "id": "2", "response_type": "forms", "name": .string(title),
            "json_schema": [
                "type": "object", "title": .string(title),
                "properties": .object(fields.map { ($0.name, property($0)) }), "required": .array(required),
            ],
            "ui_schema": [
                "ui:order": .array(fields.map { .string($0.name) }),
                "ui:submitButtonOptions": ["submitText": "Submit"],
            ],
            "form_data": [:],
        ]
    }

    private static func property(_ field: Ask.FormField) -> JSON {
        var members: [(String, JSON)] = []
        switch field.type {
        case "string", "integer", "number", "boolean": members.append(("type", .string(field.type)))
        default: members += [("type", "string"), ("format", .string(field.type))]
        }
        members.append(("title", .string(field.label)))
        if !field.choices.isEmpty { members.append(("enum", .array(field.choices.map(JSON.string)))) }
        return .object(members)
    }
}
