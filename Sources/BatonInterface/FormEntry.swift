internal import BatonCore
internal import BatonScreen

/// One field of a form that is being filled in.
struct FormEntry: Hashable, Sendable {
    /// What the field is filled in with.
    enum Editor: Hashable, Sendable {
        case text(Composer)
        /// Yes or no; nil while neither was said.
        case flag(Bool?)
        case choice(Int?)
        /// Those picked, and the one that the keys act on.
        case choices(Set<Int>, cursor: Int)
    }

    let field: Need.FormField
    private(set) var editor: Editor
    /// Whether the user has been here and left again, so that what is wrong may be said.
    var isVisited = false

    init(_ field: Need.FormField) {
        self.field = field
        let initial = field.defaultValue
        if !field.choices.isEmpty, field.type == "array" {
            let texts = initial.map { $0.elements.map(Self.text) } ?? []
            editor = .choices(Set(field.choices.indices.filter { texts.contains(field.choices[$0]) }), cursor: 0)
        } else if !field.choices.isEmpty {
            editor = .choice(initial.flatMap { field.choices.firstIndex(of: Self.text(of: $0)) })
        } else if field.type == "boolean" {
            editor = .flag(initial?.bool)
        } else {
            editor = .text(Composer(draft: initial.map(Self.draft) ?? ""))
        }
    }

    private static func text(of value: JSONValue) -> String { value.string ?? value.text }

    private static func draft(of value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .array(let elements) where elements.allSatisfy({ $0.string != nil }):
            elements.map(text).joined(separator: "\n")
        case .array, .object: value.prettyText
        case .string, .number, .bool: text(of: value)
        }
    }

    var label: String { field.label.isEmpty ? field.name : field.label }

    var input: FieldInput {
        switch editor {
        case .text(let composer): .text(composer.text)
        case .flag(let flag): .flag(flag)
        case .choice(let place): .choice(place)
        case .choices(let places, _): .choices(places)
        }
    }

    var finding: FieldCheck.Finding { FieldCheck(field: field).finding(for: input) }

    var composer: Composer? {
        if case .text(let composer) = editor { composer } else { nil }
    }

    /// What can be picked from, and whether it is; nil for a text.
    var options: [(name: String, isPicked: Bool)]? {
        switch editor {
        case .text: nil
        case .flag(let flag): [("yes", flag == true), ("no", flag == false)]
        case .choice(let place): field.choiceNames.enumerated().map { ($1, $0 == place) }
        case .choices(let places, _): field.choiceNames.enumerated().map { ($1, places.contains($0)) }
        }
    }

    /// The option that the keys act on.
    var cursor: Int? {
        switch editor {
        case .text: nil
        case .flag(let flag): flag == false ? 1 : 0
        case .choice(let place): place ?? 0
        case .choices(_, let cursor): cursor
        }
    }

    var takesSeveral: Bool {
        if case .choices = editor { true } else { false }
    }

    mutating func write(_ command: ComposerCommand, columns: Int) {
        guard case .text(var composer) = editor else { return }
        composer.perform(command, width: columns)
        editor = .text(composer)
    }

    // MARK: Picking

    /// Goes to another option; where one alone can be picked, that picks it.
    mutating func move(by step: Int) {
        guard let count = options?.count, let cursor else { return }
        let isBlank = options?.contains(where: \.isPicked) == false && !takesSeveral
        pick(isBlank ? (step > 0 ? 0 : count - 1) : max(0, min(count - 1, cursor + step)))
    }

    /// Goes to an option, and picks it where one alone can be picked.
    private mutating func pick(_ place: Int) {
        switch editor {
        case .text: break
        case .flag: editor = .flag(place == 0)
        case .choice: editor = .choice(place)
        case .choices(let places, _): editor = .choices(places, cursor: place)
        }
    }

    /// Picks or drops the option at hand.
    mutating func toggle() {
        switch editor {
        case .text: break
        case .flag(let flag): editor = .flag(flag != true)
        case .choice(let place): editor = .choice(place ?? 0)
        case .choices(let places, let cursor): editor = .choices(places.symmetricDifference([cursor]), cursor: cursor)
        }
    }

    mutating func clear() {
        switch editor {
        case .text: break
        case .flag: editor = .flag(nil)
        case .choice: editor = .choice(nil)
        case .choices(_, let cursor): editor = .choices([], cursor: cursor)
        }
    }

    mutating func choose(number: Int) {
        guard let options, options.indices.contains(number - 1) else { return }
        pick(number - 1)
        if takesSeveral { toggle() }
    }

    /// Goes to the next option whose name begins with `text`.
    mutating func seek(_ text: String) {
        guard let options, let cursor else { return }
        let isBlank = !options.contains(where: \.isPicked) && !takesSeveral
        let start = isBlank ? 0 : cursor + 1
        let order = Array(options.indices.dropFirst(start)) + options.indices.prefix(start)
        let place = order.first { options[$0].name.lowercased().hasPrefix(text.lowercased()) }
        if let place { pick(place) }
    }

    // MARK: Words

    /// The value as a person reads it.
    func words(for value: JSONValue) -> String {
        switch editor {
        case .text: value.string ?? (value.elements.isEmpty ? value.text : Self.line(of: value))
        case .flag(let flag): flag == true ? "yes" : "no"
        case .choice, .choices:
            (options ?? []).filter(\.isPicked).map(\.name).joined(separator: ", ")
        }
    }

    private static func line(of value: JSONValue) -> String {
        value.elements.map(text).joined(separator: ", ")
    }

    /// What may stand in the field, while nothing does.
    var placeholder: String {
        let kind =
            switch (field.type, field.format) {
            case (_, "date"): "YYYY-MM-DD"
            case (_, "date-time"), (_, "datetime"), (_, "datetime-local"): "YYYY-MM-DDTHH:MM"
            case (_, "time"): "HH:MM"
            case ("integer", _): "whole number"
            case ("array", _): "one a line"
            case ("object", _): "JSON object"
            case ("string", "textarea"): "text"
            case (let type, let format): format ?? (type == "string" ? "text" : type)
            }
        return field.isRequired ? kind : kind + ", optional"
    }

    /// What else there is to know of the field while it is filled in.
    var hint: String {
        var hints: [String] = []
        if let help = field.help, !help.isEmpty { hints.append(help) }
        let bounds = field.bounds
        if let least = bounds.minimum {
            hints.append((bounds.excludesMinimum ? "above " : "at least ") + FieldCheck.plain(least))
        }
        if let most = bounds.maximum {
            hints.append((bounds.excludesMaximum ? "below " : "at most ") + FieldCheck.plain(most))
        }
        let unit = field.type == "array" ? "" : " characters"
        if let least = bounds.minimumCount, least > 0 { hints.append("at least \(least)\(unit)") }
        if let most = bounds.maximumCount { hints.append("at most \(most)\(unit)") }
        if field.choices.isEmpty, field.type == "array" { hints.append("one a line") }
        return hints.joined(separator: " · ")
    }
}
