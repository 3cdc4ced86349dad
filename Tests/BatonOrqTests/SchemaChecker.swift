import BatonCore

/// Checks JSON against the schemas of an OpenAPI 3.1 document (JSON Schema 2020-12, the words that orq's file uses).
///
/// Stricter than the standard in one thing, unless told otherwise: an object whose schema lists its properties may have no
/// others unless the schema says so, because a field that nobody reads is a mistake of ours.
struct SchemaChecker: Sendable {
    var isStrict = true
    private let schemas: [String: JSONValue]
    private let paths: [(template: [Substring], item: JSONValue)]

    init(document: JSONValue) {
        schemas = Self.members(document["components"]?["schemas"])
        paths = Self.members(document["paths"]).map { ($0.key.split(separator: "/"), $0.value) }
    }

    private static func members(_ value: JSONValue?) -> [String: JSONValue] {
        guard case .object(let object) = value else { return [:] }
        return Dictionary(object.members.map { ($0.name, $0.value) }) { $1 }
    }

    /// The schema of the body that `method` takes at `path`.
    func requestSchema(_ method: String, _ path: String) -> JSONValue? {
        let segments = path.split(separator: "/")
        let fitting = paths.filter { entry in
            entry.template.count == segments.count
                && zip(entry.template, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        // A literal path wins over one with a placeholder.
        let best = fitting.min { $0.template.count { $0.hasPrefix("{") } < $1.template.count { $0.hasPrefix("{") } }
        return best?.item[method.lowercased()]?["requestBody"]?["content"]?["application/json"]?["schema"]
    }

    /// What is wrong with `value`, each with its place; empty for a valid one.
    func problems(in value: JSONValue, against schema: JSONValue, at path: String = "$") -> [String] {
        if let reference = schema["$ref"]?.string {
            guard let target = schemas[reference.replacing("#/components/schemas/", with: "")] else {
                return ["\(path): no schema \(reference)"]
            }
            return problems(in: value, against: target, at: path)
        }
        return combined(value, schema, path) + plain(value, schema, path) + inside(value, schema, path)
    }

    private func isValid(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        problems(in: value, against: schema).isEmpty
    }
}

extension SchemaChecker {
    private func combined(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        var found = (schema["allOf"]?.elements ?? []).flatMap { problems(in: value, against: $0, at: path) }
        if let any = schema["anyOf"]?.elements, !any.contains(where: { isValid(value, $0) }) {
            found.append("\(path): none of \(any.count) schemas fits \(value.text)")
        }
        if let one = schema["oneOf"]?.elements {
            let count = one.count { isValid(value, $0) }
            if count != 1 { found.append("\(path): \(count) of \(one.count) schemas fit \(value.text)") }
        }
        return found
    }

    private func plain(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        var found: [String] = []
        if let type = schema["type"] {
            let words = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
            if !words.contains(where: { Self.isOf($0, value) }) { found.append("\(path): no \(words): \(value.text)") }
        }
        if let words = schema["enum"]?.elements, !words.contains(value) { found.append("\(path): \(value.text)?") }
        if let number = value.double {
            let isInside =
                (schema["minimum"]?.double).map { number >= $0 } != false
                && (schema["maximum"]?.double).map { number <= $0 } != false
                && (schema["exclusiveMinimum"]?.double).map { number > $0 } != false
            if !isInside { found.append("\(path): \(value.text) is out of range") }
        }
        return found + text(value, schema, path)
    }

    private func text(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        guard let text = value.string else { return [] }
        let length = text.unicodeScalars.count
        var found: [String] = []
        if let least = schema["minLength"]?.int, length < least { found.append("\(path): too short") }
        if let most = schema["maxLength"]?.int, length > most { found.append("\(path): too long") }
        if let pattern = schema["pattern"]?.string {
            do {
                if try Regex(pattern).firstMatch(in: text) == nil { found.append("\(path): \(text) is not \(pattern)") }
            } catch {
                found.append("\(path): \(pattern) is no pattern: \(error)")
            }
        }
        if schema["format"] == "email", !text.contains("@") { found.append("\(path): \(text) is no address") }
        return found
    }

    private func inside(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        switch value {
        case .array(let elements):
            var found: [String] = []
            if let least = schema["minItems"]?.int, elements.count < least { found.append("\(path): too few") }
            if let most = schema["maxItems"]?.int, elements.count > most { found.append("\(path): too many") }
            guard let items = schema["items"] else { return found }
            return found
                + elements.enumerated().flatMap { problems(in: $1, against: items, at: "\(path)[\($0)]") }
        case .object(let object): return members(of: object, schema, path)
        default: return []
        }
    }

    private func members(of object: JSONObject, _ schema: JSONValue, _ path: String) -> [String] {
        let required = schema["required"]?.elements.compactMap(\.string) ?? []
        let missing = required.filter { object[$0] == nil }.map { "\(path): has no \($0)" }
        let names = object.members.map(\.name)
        let twice = Set(names).count == names.count ? [] : ["\(path): has a name twice"]
        return missing + twice
            + object.members.flatMap { member -> [String] in
                let place = "\(path).\(member.name)"
                if let known = schema["properties"]?[member.name] {
                    return problems(in: member.value, against: known, at: place)
                }
                switch schema["additionalProperties"] {
                case .bool(true)?: return []
                case .object?:
                    return problems(in: member.value, against: schema["additionalProperties"] ?? .null, at: place)
                case nil where !isStrict || schema["properties"] == nil: return []
                default: return ["\(place): is not in the schema"]
                }
            }
    }

    private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object): true
        case ("number", .number): true
        case ("integer", .number): value.double.map { $0.rounded() == $0 } ?? false
        default: false
        }
    }
}
