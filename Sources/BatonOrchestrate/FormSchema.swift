internal import BatonCore

/// Reads a form's fields from its JSON Schema and the order that its `ui_schema` asks for.
struct FormSchema: Sendable {
    let fields: [Need.FormField]

    init(_ item: JSONValue) {
        let schema = (item["json_schema"] ?? .null).unwrappingWireText
        let appearance = (item["ui_schema"] ?? .null).unwrappingWireText
        guard case .object(let properties) = schema["properties"] else {
            fields = []
            return
        }
        let required = Set((schema["required"]?.elements ?? []).compactMap(\.string))
        let names = Self.ordered(properties.members.map(\.name), by: appearance["ui:order"])
        fields = names.compactMap { name in
            guard let property = properties[name] else { return nil }
            let label = property.text("title") ?? appearance[name]?.text("ui:title") ?? name
            return Need.FormField(
                name: name, label: label, type: Self.type(of: property), isRequired: required.contains(name),
                choices: Self.choices(of: property))
        }
    }

    /// `*` in the order stands for every name that it does not list; without one they follow at the end.
    private static func ordered(_ names: [String], by order: JSONValue?) -> [String] {
        let wanted = (order?.elements ?? []).compactMap(\.string)
        let listed = Set(wanted)
        let rest = names.filter { !listed.contains($0) }
        let places = wanted.contains("*") ? wanted : wanted + ["*"]
        return places.flatMap { $0 == "*" ? rest : [$0] }
    }

    private static func type(of property: JSONValue) -> String {
        property.text("type") ?? property["type"]?.elements.compactMap(\.string).first { $0 != "null" } ?? "string"
    }

    private static func choices(of property: JSONValue) -> [String] {
        let values = property["enum"]?.elements ?? property["items"]?["enum"]?.elements ?? []
        if !values.isEmpty { return values.compactMap(\.plainText) }
        return (property[anyOf: "oneOf", "anyOf"]?.elements ?? []).compactMap { $0["const"]?.plainText }
    }
}
