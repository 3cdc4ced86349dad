/// A JSON text as a tree (RFC 8259) that keeps what a person would miss: the order of keys and the spelling of numbers.
///
/// Foundation's decoders lose both, cost three times as much per event, and do not bound the depth of hostile input;
/// tolerant reading of the platforms' many shapes also wants a tree rather than a type for each. Hence our own.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number as it was spelled: `21`, `1.50`, `6e23`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object in their order; of two with one name the last is found, and both are kept.
package struct JSONObject: Hashable, Sendable, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    package var members: [Member]

    package init(_ members: [Member] = []) {
        self.members = members
    }

    package init(arrayLiteral elements: Member...) {
        members = elements
    }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        members = elements.map { Member(name: $0.0, value: $0.1) }
    }

    package subscript(name: String) -> JSONValue? {
        get { members.last { $0.name == name }?.value }
        set {
            if let index = members.lastIndex(where: { $0.name == name }) {
                if let newValue { members[index].value = newValue } else { members.remove(at: index) }
            } else if let newValue {
                members.append(Member(name: name, value: newValue))
            }
        }
    }
}

extension JSONValue {
    /// The member `name` of an object; nil for anything else, so that look-ups chain: `event["data"]?["delta"]`.
    package subscript(name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    /// The first of `names` that is there and not null (the platforms spell some fields in two ways).
    package subscript(anyOf names: String...) -> JSONValue? {
        for name in names {
            if let value = self[name], value != .null { return value }
        }
        return nil
    }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements of an array; empty for anything else.
    package var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    package var int: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text) ?? double.flatMap { Int(exactly: $0.rounded()) }
    }

    /// The number, where a `Double` can hold it: `1e999` is valid JSON, and nil here rather than infinite.
    package var double: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    package var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    package var isNull: Bool { self == .null }

    package static func number(_ value: Int) -> JSONValue { .number(String(value)) }

    /// - Precondition: `value` is finite; JSON has no others.
    package static func number(_ value: Double) -> JSONValue {
        precondition(value.isFinite)
        return .number("\(value)")
    }

    /// A string, or null for nil.
    package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    package static func optional(_ value: Int?) -> JSONValue { value.map { .number($0) } ?? .null }

    package static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    /// A value inside of which a text is JSON again, as tools' arguments and results often are; itself otherwise. What was
    /// escaped inside comes through the same door as all that a server sends, and is sanitised there.
    package var unwrappingText: JSONValue {
        guard case .string(let text) = self, let first = text.utf8.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return self }
        // A text that only looks like JSON stays a text.
        return (try? JSONValue(wire: text.utf8)) ?? self
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }
    package init(nilLiteral: ()) { self = .null }
}
