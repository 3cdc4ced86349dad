package import BatonCore

/// Whether an input is what a form's field asks for, and the value that it stands for: JSON Schema's rules (2020-12,
/// validation), on what a person typed.
package struct FieldCheck {
    package enum Finding: Hashable, Sendable {
        /// Nothing was put in, and nothing has to be.
        case empty
        case value(JSONValue)
        /// Why not, in a few words.
        case wrong(String)
    }

    let field: Need.FormField

    package init(field: Need.FormField) {
        self.field = field
    }

    package func finding(for input: FieldInput) -> Finding {
        switch input {
        case .text(let text): finding(for: text)
        case .flag(let flag): flag.map { .value(.bool($0)) } ?? nothing
        case .choice(let place): place.map { .value(value(ofChoice: $0)) } ?? nothing
        case .choices(let places): places.isEmpty ? nothing : counted(places.sorted().map(value(ofChoice:)))
        }
    }

    private var nothing: Finding { field.isRequired ? .wrong("required") : .empty }

    private func finding(for text: String) -> Finding {
        let trimmed = Self.trimmed(text)
        guard !trimmed.isEmpty else { return nothing }
        switch field.type {
        case "number", "integer": return number(trimmed)
        case "array": return list(trimmed)
        case "object": return object(trimmed)
        default: return string(text, trimmed)
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    // MARK: Choices

    /// A choice is known by its name; its value is of the field's own type.
    private func value(ofChoice place: Int) -> JSONValue {
        let text = field.choices[place]
        // A choice that is no number, although the field is one, is what the platform wants to have back all the same.
        guard field.type == "number" || field.type == "integer", let number = try? JSONValue(parsing: text),
            number.double != nil
        else { return .string(text) }
        return number
    }

    // MARK: Texts

    private func string(_ text: String, _ trimmed: String) -> Finding {
        // What has a form of its own has no white space around it.
        let value = field.format == nil || field.format == "textarea" ? text : trimmed
        // JSON Schema counts code points.
        let count = value.unicodeScalars.count
        if let least = field.bounds.minimumCount, count < least { return .wrong("at least \(least) characters") }
        if let most = field.bounds.maximumCount, count > most { return .wrong("at most \(most) characters") }
        if let reason = Self.reason(against: value, format: field.format) { return .wrong(reason) }
        if let pattern = field.bounds.pattern, FieldPattern(pattern)?.matches(value) == false {
            return .wrong("not like \(pattern)")
        }
        return .value(.string(value))
    }

    /// Formats that are not known are the platform's to judge.
    private static func reason(against text: String, format: String?) -> String? {
        switch format {
        case "date": DateWords.isDate(text[...]) ? nil : "a day as YYYY-MM-DD"
        case "date-time", "datetime", "datetime-local":
            DateWords.isDateTime(text) ? nil : "a time as YYYY-MM-DDTHH:MM"
        case "time": DateWords.isTime(text[...]) ? nil : "a time as HH:MM"
        case "email": isAddress(text) ? nil : "an e-mail address"
        case "uri", "url": text.contains(":") && !text.contains(where: \.isWhitespace) ? nil : "an address"
        default: nil
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
    }

    // MARK: Numbers

    private func number(_ text: String) -> Finding {
        let isWhole = field.type == "integer"
        // Anything that is no number is told as such.
        guard let value = try? JSONValue(parsing: text), let number = value.double else {
            return .wrong(isWhole ? "a whole number" : "a number")
        }
        if isWhole, number.rounded() != number { return .wrong("a whole number") }
        let bounds = field.bounds
        if let least = bounds.minimum, bounds.excludesMinimum ? number <= least : number < least {
            return .wrong((bounds.excludesMinimum ? "above " : "at least ") + Self.plain(least))
        }
        if let most = bounds.maximum, bounds.excludesMaximum ? number >= most : number > most {
            return .wrong((bounds.excludesMaximum ? "below " : "at most ") + Self.plain(most))
        }
        return .value(value)
    }

    /// Whole numbers without a point.
    static func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }

    // MARK: Lists and objects

    private func list(_ text: String) -> Finding {
        if text.hasPrefix("[") {
            // What is wrong with it is plain to the one who typed it.
            guard let value = try? JSONValue(parsing: text), case .array(let elements) = value else {
                return .wrong("a list as JSON, or one item a line")
            }
            return counted(elements)
        }
        let lines = text.split(whereSeparator: \.isNewline).map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }
        return counted(lines.map(JSONValue.string))
    }

    private func counted(_ elements: [JSONValue]) -> Finding {
        if let least = field.bounds.minimumCount, elements.count < least { return .wrong("at least \(least)") }
        if let most = field.bounds.maximumCount, elements.count > most { return .wrong("at most \(most)") }
        return .value(.array(elements))
    }

    private func object(_ text: String) -> Finding {
        // As above.
        guard let value = try? JSONValue(parsing: text), case .object = value else { return .wrong("a JSON object") }
        return .value(value)
    }
}
