import BatonCore

/// What is wrong with a definition, and where.
struct FieldProblem: Hashable, Sendable {
    /// `settings.tools[2].key`.
    var path: String
    /// The end of the sentence that the path begins: `must be a whole number from 1 to 100`.
    var complaint: String
}

extension FieldRule {
    /// The first thing that is wrong with `value`, in the value's own order; nil where nothing is.
    func problem(in value: JSONValue, at path: String) -> FieldProblem? {
        switch self {
        case .anything: nil
        case .nullable(let rule): value.isNull ? nil : rule.problem(in: value, at: path)
        case .list(let rule, let count): Self.problem(inList: value, of: rule, count: count, at: path)
        case .map(let rule): Self.problem(inMap: value, of: rule, at: path)
        case .fields(let table): table.problem(in: value, at: path)
        case .typed(let tables): Self.problem(inTyped: value, tables: tables, at: path)
        case .either(let rules):
            if let rule = rules.first(where: { $0.isMeant(by: value) }) {
                rule.problem(in: value, at: path)
            } else {
                FieldProblem(path: path, complaint: "must be \(words)")
            }
        case .text, .key, .email, .word, .flag, .number:
            allows(value) ? nil : FieldProblem(path: path, complaint: "must be \(words)")
        }
    }

    /// Whether a value without an inside is one of this rule's.
    private func allows(_ value: JSONValue) -> Bool {
        switch self {
        case .text(let length): value.string.map { length.contains($0.unicodeScalars.count) } ?? false
        case .key(let separators, let longest):
            value.string.map { Self.isKey($0, separators: separators) && $0.count <= longest } ?? false
        case .email: value.string.map(Self.isEmail) ?? false
        case .word(let words): value.string.map(words.contains) ?? false
        case .flag: value.bool != nil
        case .number(let range): value.double.map(range.contains) ?? false
        case .anything, .list, .map, .fields, .typed, .either, .nullable: true
        }
    }

    /// Whether `value` is of this rule's kind of JSON, right or wrong.
    private func isMeant(by value: JSONValue) -> Bool {
        switch (self, value) {
        case (.anything, _), (.nullable, .null), (.flag, .bool), (.number, .number), (.list, .array): true
        case (.text, .string), (.key, .string), (.email, .string), (.word, .string): true
        case (.map, .object), (.fields, .object), (.typed, .object): true
        case (.nullable(let rule), _): rule.isMeant(by: value)
        case (.either(let rules), _): rules.contains { $0.isMeant(by: value) }
        default: false
        }
    }

    /// What a value has to be, after "must be".
    private var words: String {
        switch self {
        case .text(let length):
            switch (length.lowerBound, length.upperBound) {
            case (0, .max): "a text"
            case (_, .max): "a text that is not empty"
            case (let least, let most): "a text of \(least) to \(most) characters"
            }
        case .key(let separators, let longest):
            "letters and digits, beginning with a letter, with single \(Self.joined(separators)) between them"
                + (longest == .max ? "" : ", at most \(longest)")
        case .email: "an e-mail address"
        case .word(let words): words.count == 1 ? "“\(words[0])”" : "one of \(words.joined(separator: ", "))"
        case .flag: "true or false"
        case .number(let range): range.words
        case .list: "a list"
        case .map, .fields, .typed: "a table"
        case .either(let rules): rules.map(\.words).joined(separator: " or ")
        case .nullable(let rule): rule.words
        case .anything: "anything"
        }
    }

    private static func joined(_ separators: Set<Character>) -> String {
        separators.sorted().map(String.init).joined(separator: " ")
    }

    private static func isKey(_ text: String, separators: Set<Character>) -> Bool {
        guard let first = text.first, first.isASCII, first.isLetter else { return false }
        let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        return groups.allSatisfy { group in
            !group.isEmpty && group.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }

    /// A shape, not a proof: something, `@`, something with a dot in it.
    private static func isEmail(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty else { return false }
        return halves[1].split(separator: ".", omittingEmptySubsequences: false).count > 1
            && halves[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
            && !text.contains(where: \.isWhitespace)
    }
}

// MARK: - What has an inside

extension FieldRule {
    private static func problem(
        inList value: JSONValue, of rule: FieldRule, count: ClosedRange<Int>, at path: String
    ) -> FieldProblem? {
        guard case .array(let elements) = value else { return FieldProblem(path: path, complaint: "must be a list") }
        guard count.contains(elements.count) else {
            let bound =
                elements.count < count.lowerBound ? "at least \(count.lowerBound)" : "at most \(count.upperBound)"
            return FieldProblem(path: path, complaint: "must have \(bound) in it")
        }
        for (index, element) in elements.enumerated() {
            if let problem = rule.problem(in: element, at: "\(path)[\(index)]") { return problem }
        }
        return nil
    }

    private static func problem(inMap value: JSONValue, of rule: FieldRule, at path: String) -> FieldProblem? {
        guard case .object(let object) = value else { return FieldProblem(path: path, complaint: "must be a table") }
        for member in object.members {
            if let problem = rule.problem(in: member.value, at: "\(path).\(member.name)") { return problem }
        }
        return nil
    }

    private static func problem(
        inTyped value: JSONValue, tables: [String: FieldTable], at path: String
    ) -> FieldProblem? {
        guard case .object = value else { return FieldProblem(path: path, complaint: "must be a table") }
        guard let type = value["type"]?.string, let table = tables[type] else {
            let words = tables.keys.sorted().joined(separator: ", ")
            return FieldProblem(path: "\(path).type", complaint: "must be one of \(words)")
        }
        return table.problem(in: value, at: path)
    }
}

extension FieldTable {
    /// - Parameter path: empty for the definition itself.
    func problem(in value: JSONValue, at path: String) -> FieldProblem? {
        guard case .object(let object) = value else { return FieldProblem(path: path, complaint: "must be a table") }
        let prefix = path.isEmpty ? "" : "\(path)."
        // A name that is misspelt says more than the same name's absence.
        if !isOpen, let stray = object.members.first(where: { self[$0.name] == nil })?.name {
            return FieldProblem(path: prefix + stray, complaint: "is no field there\(nearest(stray))")
        }
        for field in fields where field.isRequired && object[field.name] == nil {
            return FieldProblem(path: prefix + field.name, complaint: "is missing")
        }
        for member in object.members {
            let problem = self[member.name]?.rule.problem(in: member.value, at: prefix + member.name)
            if let problem { return problem }
        }
        return nil
    }

    private subscript(name: String) -> Field? { fields.first { $0.name == name } }

    private func nearest(_ name: String) -> String {
        NearestWord.of(name, in: fields.map(\.name)).map { "; did you mean \($0)?" } ?? ""
    }
}
