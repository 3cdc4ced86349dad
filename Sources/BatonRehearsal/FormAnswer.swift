/// The values that one or more messages give to a form, and what is wrong or missing.
///
/// A message is a JSON object, or `name: value` (or `=`) by lines, or on one line by semicolons or commas; where a single field is missing, the
/// whole message may be its value. Later messages win.
struct FormAnswer: Hashable, Sendable {
    private(set) var values: [String: String] = [:]
    private(set) var problems: [String] = []

    private let fields: [Ask.FormField]

    init(prompts: [String], fields: [Ask.FormField]) {
        self.fields = fields
        for prompt in prompts { read(prompt) }
        problems += fields.filter { $0.isRequired && values[$0.name] == nil }.map { field in
            field.choices.isEmpty ? field.label : "\(field.label) (\(field.choices.joined(separator: ", ")))"
        }
    }

    private mutating func read(_ prompt: String) {
        problems = []
        if let members = ClerkWords.json(prompt)?.members {
            for (name, value) in members { set(name, Self.text(of: value)) }
            return
        }
        let marks = prompt.contains("\n") ? "\n" : ";,"
        let pairs = prompt.split { marks.contains($0) }
            .map { $0.split(maxSplits: 1) { ":=".contains($0) }.map(Self.trimmed) }
            .filter { $0.count == 2 }
        for pair in pairs { set(pair[0], pair[1]) }
        let missing = fields.filter { $0.isRequired && values[$0.name] == nil }
        if pairs.isEmpty, missing.count == 1 { set(missing[0].name, Self.trimmed(prompt[...])) }
    }

    private mutating func set(_ name: String, _ value: String) {
        let name = name.lowercased()
        guard let field = fields.first(where: { $0.name == name || $0.label.lowercased() == name }), !value.isEmpty
        else {
            return
        }
        if let problem = Self.problem(with: value, in: field) {
            problems.append(problem)
        } else {
            values[field.name] = field.choices.first { $0.lowercased() == value.lowercased() } ?? value
        }
    }

    private static func text(of value: JSON) -> String {
        value.array.map { $0.map(text).joined(separator: ", ") } ?? value.string ?? value.text()
    }

    private static func problem(with value: String, in field: Ask.FormField) -> String? {
        let values = field.type == "array" ? value.split(separator: ",").map(Self.trimmed) : [value]
        if !field.choices.isEmpty, !values.allSatisfy({ field.choices.contains($0.lowercased()) }) {
            return "\(field.label) as one of \(field.choices.joined(separator: ", ")), not “\(value)”"
        }
        switch field.type {
        case "integer" where (Int(value) ?? 0) < 1:
            return "\(field.label) as a whole number above zero, not “\(value)”"
        case "integer" where field.bounds.map { !$0.contains(Int(value) ?? 0) } == true:
            return "\(field.label) as a number that is not too large, not “\(value)”"
        case "number" where Double(value) == nil:
            return "\(field.label) as a number, not “\(value)”"
        case "boolean" where !["true", "false", "yes", "no"].contains(value.lowercased()):
            return "\(field.label) as yes or no, not “\(value)”"
        case "email" where !value.contains("@"):
            return "\(field.label) as an address, not “\(value)”"
        case "date" where MessageToken.tokens(of: value).map(\.kind) != [.other] || value.count != 10:
            return "\(field.label) as year-month-day, not “\(value)”"
        default:
            return nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let tail = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
        return String(tail.reversed())
    }
}
