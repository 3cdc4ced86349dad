/// A form as a content item (`watsonx-orchestrate.md` §9): JSON Schema for what is asked, and the rjsf schema for how it is
/// shown.
struct OrchestrateForm {
    let title: String
    let fields: [Ask.FormField]

    var item: JSON {
        [
            "id": "2", "response_type": "forms", "name": .string(title), "json_schema": schema, "ui_schema": interface,
            "form_data": .object(initialValues),
        ]
    }

    private var schema: JSON {
        [
            "type": "object", "title": .string(title),
            "properties": .object(fields.map { ($0.name, Self.property($0)) }),
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
        ]
    }

    private var interface: JSON {
        let widgets = fields.compactMap { field in
            Self.widget(field).map { (field.name, ["ui:widget": .string($0)] as JSON) }
        }
        return .object(
            [("ui:order", .array(fields.map { .string($0.name) }))] + widgets + [
                ("ui:submitButtonOptions", ["submitText": "Submit"]),
                ("ui:cancelButtonOptions", ["submitText": "Cancel"]),
            ])
    }

    private var initialValues: [(String, JSON)] {
        fields.filter { !$0.initial.isNull }.map { ($0.name, $0.initial) }
    }

    private static func property(_ field: Ask.FormField) -> JSON {
        var members = type(of: field) + [("title", .string(field.label))]
        if !field.initial.isNull { members.append(("default", field.initial)) }
        if let bounds = field.bounds {
            members += [("minimum", .int(bounds.lowerBound)), ("maximum", .int(bounds.upperBound))]
        }
        return .object(members)
    }

    private static func type(of field: Ask.FormField) -> [(String, JSON)] {
        let choices: [(String, JSON)] =
            field.choices.isEmpty ? [] : [("enum", .array(field.choices.map(JSON.string)))]
        switch field.type {
        case "array":
            let items = JSON.object([("type", "string")] + choices)
            return [("type", "array"), ("items", items), ("uniqueItems", true)]
        case "string", "integer", "number", "boolean": return [("type", .string(field.type))] + choices
        case "text": return [("type", "string")]
        default: return [("type", "string"), ("format", .string(field.type))]
        }
    }

    private static func widget(_ field: Ask.FormField) -> String? {
        switch field.type {
        case "text": "textarea"
        case "array": "checkboxes"
        case "boolean": "checkbox"
        case "integer" where field.bounds != nil: "updown"
        default: nil
        }
    }
}
