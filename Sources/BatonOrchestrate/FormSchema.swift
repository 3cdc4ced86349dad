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
        // What is filled in already beats what the schema suggests.
        let given = (item["form_data"] ?? .null).unwrappingWireText
        let required = Set((schema["required"]?.elements ?? []).compactMap(\.string))
        let names = Self.ordered(properties.members.map(\.name), by: appearance["ui:order"])
        fields = names.compactMap { name in
            guard let property = properties[name] else { return nil }
            var field = Need.FormField(
                name: name, label: property.text("title") ?? appearance[name]?.text("ui:title") ?? name,
                type: Self.type(of: property), isRequired: required.contains(name), choices: Self.choices(of: property))
            field.choiceLabels = Self.labels(of: property, appearance[name], count: field.choices.count)
            field.defaultValue = given[anyOf: name] ?? property[anyOf: "default"]
            field.format = property.text("format") ?? appearance[name]?.text("ui:widget")
            field.bounds = Self.bounds(of: property)
            field.help =
                property.text("description") ?? appearance[name]?.text("ui:description", "ui:help", "ui:placeholder")
            return field
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

    /// `enum`, or a list of constants; of a list's elements where several can be chosen.
    private static func choices(of property: JSONValue) -> [String] {
        let holder = property["items"] ?? property
        let values = property["enum"]?.elements ?? holder["enum"]?.elements ?? []
        if !values.isEmpty { return values.compactMap(\.plainText) }
        return constants(of: holder).compactMap { $0["const"]?.plainText }
    }

    private static func constants(of property: JSONValue) -> [JSONValue] {
        (property[anyOf: "oneOf", "anyOf"]?.elements ?? []).filter { $0["const"]?.plainText != nil }
    }

    /// The choices' names, from any of the three places where forms have them; empty where they are not one for each.
    private static func labels(of property: JSONValue, _ appearance: JSONValue?, count: Int) -> [String] {
        let holder = property["items"] ?? property
        let named = property["enumNames"] ?? holder["enumNames"] ?? appearance?["ui:enumNames"]
        let names = named?.elements.compactMap(\.string) ?? constants(of: holder).compactMap { $0.text("title") }
        return names.count == count ? names : []
    }

    private static func bounds(of property: JSONValue) -> Need.FormField.Bounds {
        var bounds = Need.FormField.Bounds(
            minimum: property["minimum"]?.double, maximum: property["maximum"]?.double,
            minimumCount: property[anyOf: "minLength", "minItems"]?.int,
            maximumCount: property[anyOf: "maxLength", "maxItems"]?.int, pattern: property.text("pattern"))
        if let value = property["exclusiveMinimum"]?.double { (bounds.minimum, bounds.excludesMinimum) = (value, true) }
        if let value = property["exclusiveMaximum"]?.double { (bounds.maximum, bounds.excludesMaximum) = (value, true) }
        return bounds
    }
}
