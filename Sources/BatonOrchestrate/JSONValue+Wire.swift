internal import BatonCore

extension JSONValue {
    /// A value inside of which a text is JSON again, as tools' arguments and results often are; itself otherwise.
    ///
    /// Sanitises once more: what was an escape in the inner text is a character only now.
    var unwrappingWireText: JSONValue {
        guard case .string(let text) = self, let first = text.utf8.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return self }
        return (try? JSONValue(wire: Array(text.utf8))) ?? self  // A text that only looks like JSON stays a text.
    }

    /// A string as it is, and any other value but null as JSON spells it.
    var plainText: String? {
        switch self {
        case .null: nil
        case .string(let text): text
        case .bool, .number, .array, .object: text
        }
    }

    /// The first of `names` that holds a text with something in it.
    func text(_ names: String...) -> String? {
        for name in names {
            if let text = self[name]?.string, !text.isEmpty { return text }
        }
        return nil
    }

    /// The rows of a list, however the server wraps them.
    var rows: [JSONValue] {
        if case .array(let rows) = self { return rows }
        return self[anyOf: "data", "resources"]?.elements ?? []
    }
}
