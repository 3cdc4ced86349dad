internal import BatonCore

/// What a value of a request may be.
indirect enum ParameterRule: Sendable {
    case flag
    case text
    case texts
    case word([String])
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// A table that has these names and no others.
    case table([(name: String, rule: ParameterRule)])
    /// A table whose names are the agent's affair.
    case free

    /// The first thing that is wrong with `value`, which stands at `path`.
    func mistake(in value: JSONValue, at path: [String]) -> ParameterMistake? {
        switch (self, value) {
        case (.flag, .bool), (.text, .string), (.free, .object): nil
        case (.texts, .array(let elements)) where elements.allSatisfy({ $0.string != nil }): nil
        case (.word(let words), .string(let word)): Self.mistake(in: word, of: words, at: path)
        case (.integer(let range), .number(let spelling)) where Int(spelling).map(range.contains) == true: nil
        case (.number(let range), .number) where value.double.map(range.contains) == true: nil
        case (.table(let rules), .object(let object)): Self.mistake(in: object, rules, at: path)
        default: ParameterMistake(path: path, text: "\(path.last ?? "This") is \(wanted)")
        }
    }

    private static func mistake(in word: String, of words: [String], at path: [String]) -> ParameterMistake? {
        guard !words.contains(word) else { return nil }
        return ParameterMistake(
            path: path, text: "“\(word)” is no \(path.last ?? "word")", hint: meant(word, of: words, else: "One of"))
    }

    private static func mistake(
        in object: JSONObject, _ rules: [(name: String, rule: ParameterRule)], at path: [String]
    ) -> ParameterMistake? {
        for member in object.members {
            let path = path + [member.name]
            guard let rule = rules.first(where: { $0.name == member.name })?.rule else {
                return ParameterMistake(
                    path: path, text: "“\(member.name)” means nothing",
                    hint: meant(member.name, of: rules.map(\.name), else: "Allowed:"), isName: true)
            }
            if let mistake = rule.mistake(in: member.value, at: path) { return mistake }
        }
        return nil
    }

    private static func meant(_ word: String, of words: [String], else opening: String) -> String {
        NearestWord.of(word, in: words).map { "Did you mean “\($0)”?" }
            ?? "\(opening) \(words.joined(separator: ", "))."
    }

    /// What would be right, as the end of a sentence.
    private var wanted: String {
        switch self {
        case .flag: "true or false"
        case .text: "a text in quotes"
        case .texts: "a list of texts"
        case .word(let words): "one of \(words.joined(separator: ", "))"
        case .integer(let range): "a whole number" + Self.bounds(range.lowerBound, range.upperBound, most: Int.max)
        case .number(let range): "a number" + Self.bounds(range.lowerBound, range.upperBound, most: .infinity)
        case .table, .free: "a table"
        }
    }

    private static func bounds<Number: Comparable & CustomStringConvertible>(
        _ least: Number, _ most: Number, most limit: Number
    ) -> String {
        most < limit ? " from \(least) to \(most)" : " of at least \(least)"
    }
}

/// What is wrong with a request's value, and where.
package struct ParameterMistake: Hashable, Sendable {
    /// The names on the way to the value, from the request's root.
    package var path: [String]
    var text: String
    package var hint: String?
    /// Whether the name itself is wrong, rather than what it holds.
    var isName = false

    /// The sentence, for a value inside of the table at `place`.
    package func message(in place: [String]) -> String {
        let table = (place + path.dropLast()).joined(separator: ".")
        return isName ? "\(text) \(table.isEmpty ? "here" : "in [\(table)]")" : text
    }
}
