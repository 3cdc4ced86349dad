extension Need {
    /// One field of a form.
    package struct FormField: Hashable, Sendable {
        /// What a value must keep to, as JSON Schema says it; nil means no bound.
        package struct Bounds: Hashable, Sendable {
            package var minimum: Double?
            package var maximum: Double?
            /// Whether `minimum` and `maximum` themselves are outside.
            package var excludesMinimum = false
            package var excludesMaximum = false
            /// The length of a text in characters, or of a list in elements.
            package var minimumCount: Int?
            package var maximumCount: Int?
            /// A regular expression of ECMA-262 that a text must match somewhere.
            package var pattern: String?

            package init(
                minimum: Double? = nil, maximum: Double? = nil, minimumCount: Int? = nil, maximumCount: Int? = nil,
                pattern: String? = nil
            ) {
                self.minimum = minimum
                self.maximum = maximum
                self.minimumCount = minimumCount
                self.maximumCount = maximumCount
                self.pattern = pattern
            }
        }

        package var name: String
        package var label: String
        /// JSON Schema's word: `string`, `number`, `integer`, `boolean`, `array`, `object`.
        package var type: String
        package var isRequired: Bool
        /// The values that are allowed; empty where all are.
        package var choices: [String]
        /// What the choices are called, one for each; empty where they are called what they are.
        package var choiceLabels: [String] = []
        /// What stands in the field before anybody has typed.
        package var defaultValue: JSONValue?
        /// JSON Schema's or the form's word for how a text is written: `date`, `date-time`, `email`, `textarea`, …
        package var format: String?
        package var bounds = Bounds()
        /// What the form's author says about the field.
        package var help: String?

        package init(name: String, label: String, type: String, isRequired: Bool = false, choices: [String] = []) {
            self.name = name
            self.label = label
            self.type = type
            self.isRequired = isRequired
            self.choices = choices
        }

        /// What can be answered, in the order of the choices: the labels where there are any.
        package var choiceNames: [String] { choiceLabels.isEmpty ? choices : choiceLabels }

        /// What a reader of the form should know of the field, each in a few words: its type, format, bounds and default.
        package var notes: [String] {
            // Of what is no text, a format only says how it is put in.
            let kind = type == "string" ? format ?? type : type
            var notes = [choices.isEmpty ? kind : choiceNames.joined(separator: " | ")]
            if isRequired { notes.append("required") }
            notes += bounds.notes
            if let value = defaultValue { notes.append("else \(value.string ?? value.text)") }
            return notes
        }
    }
}

extension Need.FormField.Bounds {
    fileprivate var notes: [String] {
        var notes: [String] = []
        if let minimum { notes.append((excludesMinimum ? "above " : "at least ") + JSONValue.plain(minimum)) }
        if let maximum { notes.append((excludesMaximum ? "below " : "at most ") + JSONValue.plain(maximum)) }
        if let minimumCount, minimumCount > 0 { notes.append("length at least \(minimumCount)") }
        if let maximumCount { notes.append("length at most \(maximumCount)") }
        if let pattern { notes.append("like \(pattern)") }
        return notes
    }
}

extension JSONValue {
    /// A number as a person writes it: whole ones without a point.
    fileprivate static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
