import BatonCore

extension JSONValue {
    /// A value inside of which a text is JSON again, as arguments and results often are; itself otherwise.
    ///
    /// Reads through the wire's door: an escape inside the inner text would bring back what the outer one lost.
    var embedded: JSONValue {
        guard case .string(let text) = self, let first = text.utf8.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return self }
        do throws(JSONError) {
            return try JSONValue(wire: Array(text.utf8))
        } catch {
            // A text that only looks like JSON stays a text.
            return self
        }
    }

    /// The value unless it is null.
    var present: JSONValue? { isNull ? nil : self }

    /// A string's text; anything else as JSON, so that an error in an unforeseen shape can still be shown.
    var plainText: String? {
        switch self {
        case .null: nil
        case .string(let text): text
        default: self["message"]?.string ?? text
        }
    }
}
