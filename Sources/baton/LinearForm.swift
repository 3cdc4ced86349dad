import BatonCore
import BatonInterface

/// A form that is asked field by field.
struct LinearForm {
    private let fields: [Need.FormField]
    private var place = 0
    private var answers: [JSONValue?]

    init(_ fields: [Need.FormField]) {
        self.fields = fields
        answers = fields.map { _ in nil }
    }

    /// The question for the field at hand; empty after the last.
    var question: [String] {
        guard fields.indices.contains(place) else { return [] }
        let field = fields[place]
        var lines = ["Field \(place + 1) of \(fields.count): \(label(field)) (\(kind(of: field)))"]
        if let help = field.help, !help.isEmpty { lines.append(LinearOutput.oneLine(help)) }
        for (index, name) in field.choiceNames.enumerated() { lines.append("\(index + 1). \(name)") }
        if let value = field.defaultValue { lines.append("Empty takes [\(words(for: value, in: field))].") }
        return lines
    }

    private func label(_ field: Need.FormField) -> String {
        LinearOutput.oneLine(field.label.isEmpty ? field.name : field.label)
    }

    /// What is to be typed, by the schema's word for it.
    private static let words = [
        "string": "text", "textarea": "text", "integer": "a whole number",
        "number": "a number", "date": "a day as YYYY-MM-DD", "date-time": "a time as YYYY-MM-DDTHH:MM",
        "datetime": "a time as YYYY-MM-DDTHH:MM", "datetime-local": "a time as YYYY-MM-DDTHH:MM",
        "time": "a time as HH:MM", "email": "an e-mail address", "uri": "an address", "url": "an address",
        "object": "a JSON object",
    ]

    private func kind(of field: Need.FormField) -> String {
        var plain = field
        plain.defaultValue = nil
        var notes = plain.notes
        if !field.choices.isEmpty {
            notes[0] = field.type == "array" ? "numbers or words, with commas between" : "a number or its words"
        } else if field.type == "boolean" {
            notes[0] = "y or n"
        } else if field.type == "array" {
            notes[0] = "several, with commas between"
        } else {
            notes[0] = field.format.flatMap { Self.words[$0] } ?? Self.words[field.type] ?? notes[0]
        }
        if !field.isRequired { notes.append(field.defaultValue == nil ? "empty skips it" : "optional") }
        return LinearOutput.oneLine(notes.joined(separator: ", "))
    }

    /// Takes a line for the field at hand, and goes to the next field where it fits.
    /// - Returns: what is wrong with it; nil where it fits.
    mutating func take(_ line: String) -> String? {
        guard fields.indices.contains(place) else { return nil }
        let field = fields[place]
        let isEmpty = line.allSatisfy(\.isWhitespace)
        if isEmpty, let value = field.defaultValue {
            answers[place] = value
            place += 1
            return nil
        }
        guard let input = isEmpty ? .text("") : input(line, for: field) else { return misfit(field) }
        switch FieldCheck(field: field).finding(for: input) {
        case .empty: answers[place] = nil
        case .value(let value): answers[place] = value
        case .wrong(let reason): return "Not that: \(reason)."
        }
        place += 1
        return nil
    }

    /// Goes back to the field before, to answer it again.
    mutating func goBack() { place = max(0, place - 1) }

    private func misfit(_ field: Need.FormField) -> String {
        field.choices.isEmpty
            ? "Not that: y or n." : "Not that: a number from 1 to \(field.choices.count), or the words."
    }

    /// Nil for what is none of the field's choices.
    private func input(_ line: String, for field: Need.FormField) -> FieldInput? {
        if !field.choices.isEmpty {
            guard field.type == "array" else { return choice(line, of: field).map { .choice($0) } }
            let places = line.split(separator: ",").map { choice(String($0), of: field) }
            return places.contains(nil) ? nil : .choices(Set(places.compactMap(\.self)))
        }
        switch field.type {
        case "boolean": return LinearWords.isYes(line).map { .flag($0) }
        case "array" where !line.drop(while: \.isWhitespace).hasPrefix("["):
            return .text(line.split(separator: ",").joined(separator: "\n"))
        default: return .text(line)
        }
    }

    private func choice(_ text: String, of field: Need.FormField) -> Int? {
        LinearWords.choice(text, among: field.choiceNames) ?? LinearWords.choice(text, among: field.choices)
    }

    private func words(for value: JSONValue, in field: Need.FormField) -> String {
        let values = field.type == "array" && !value.elements.isEmpty ? value.elements : [value]
        let words = values.map { value in
            if let flag = value.bool { return flag ? "y" : "n" }
            let text = value.string ?? value.text
            guard let place = field.choices.firstIndex(of: text) else { return text }
            return field.choiceNames[place]
        }
        return LinearOutput.oneLine(words.joined(separator: ", "))
    }

    /// The answer, once every field has been asked; nil before.
    var prompt: Prompt? {
        guard place == fields.count else { return nil }
        var values = JSONObject()
        var lines: [String] = []
        for (field, answer) in zip(fields, answers) {
            guard let answer else { continue }
            values[field.name] = answer
            lines.append("\(label(field)): \(words(for: answer, in: field))")
        }
        var prompt = Prompt(lines.isEmpty ? "Submitted the form, empty" : lines.joined(separator: "\n"))
        prompt.form = .submitted(values)
        return prompt
    }

    static var cancelled: Prompt {
        var prompt = Prompt("Cancelled the form")
        prompt.form = .cancelled
        return prompt
    }
}
