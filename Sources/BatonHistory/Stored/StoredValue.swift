internal import BatonCore

/// A place in a document, read with mistakes that name it.
struct StoredValue {
    let value: JSONValue
    let path: String

    init(_ value: JSONValue, at path: String = "") {
        self.value = value
        self.path = path
    }

    func mistake(_ message: String) -> StoredMistake { StoredMistake(path: path, message: message) }

    // MARK: Members

    /// A member that is there and not null.
    subscript(name: String) -> StoredValue? {
        guard let member = value[name], !member.isNull else { return nil }
        return StoredValue(member, at: path.isEmpty ? name : "\(path).\(name)")
    }

    func member(_ name: String) throws(StoredMistake) -> StoredValue {
        guard let member = self[name] else { throw mistake("\(name) is missing") }
        return member
    }

    func text(_ name: String) throws(StoredMistake) -> String { try member(name).text }
    func int(_ name: String) throws(StoredMistake) -> Int { try member(name).int }
    func duration(_ name: String) throws(StoredMistake) -> Duration { .nanoseconds(try int(name)) }
    func optionalText(_ name: String) throws(StoredMistake) -> String? { try self[name]?.text }
    func optionalInt(_ name: String) throws(StoredMistake) -> Int? { try self[name]?.int }
    func optionalDouble(_ name: String) throws(StoredMistake) -> Double? { try self[name]?.double }

    func optionalDuration(_ name: String) throws(StoredMistake) -> Duration? {
        try optionalInt(name).map { .nanoseconds($0) }
    }

    /// A flag; false where it is missing.
    func flag(_ name: String) throws(StoredMistake) -> Bool { try self[name]?.flag ?? false }

    /// The elements of a list; none where it is missing.
    func list(_ name: String) throws(StoredMistake) -> [StoredValue] { try self[name]?.list ?? [] }

    func texts(_ name: String) throws(StoredMistake) -> [String] {
        try values(name) { v throws(StoredMistake) in try v.text }
    }

    /// Each element of a list, read by `read`.
    func values<Value>(
        _ name: String, _ read: (StoredValue) throws(StoredMistake) -> Value
    ) throws(StoredMistake) -> [Value] {
        var values: [Value] = []
        for element in try list(name) { values.append(try read(element)) }
        return values
    }

    /// A member read by `read`; nil where it is missing.
    func optional<Value>(
        _ name: String, _ read: (StoredValue) throws(StoredMistake) -> Value
    ) throws(StoredMistake) -> Value? {
        if let member = self[name] { try read(member) } else { nil }
    }

    /// One of a type's words.
    func word<Word: RawRepresentable<String>>(_ name: String) throws(StoredMistake) -> Word {
        let member = try member(name)
        guard let word = Word(rawValue: try member.text) else { throw member.mistake("an unknown word") }
        return word
    }

    // MARK: The value itself

    var text: String {
        get throws(StoredMistake) {
            guard let text = value.string else { throw mistake("a text is wanted") }
            return text
        }
    }

    var int: Int {
        get throws(StoredMistake) {
            guard let number = value.int else { throw mistake("a whole number is wanted") }
            return number
        }
    }

    var double: Double {
        get throws(StoredMistake) {
            guard let number = value.double else { throw mistake("a number is wanted") }
            return number
        }
    }

    var flag: Bool {
        get throws(StoredMistake) {
            guard let flag = value.bool else { throw mistake("true or false is wanted") }
            return flag
        }
    }

    var object: JSONObject {
        get throws(StoredMistake) {
            guard case .object(let object) = value else { throw mistake("an object is wanted") }
            return object
        }
    }

    var list: [StoredValue] {
        get throws(StoredMistake) {
            guard case .array(let elements) = value else { throw mistake("a list is wanted") }
            return elements.enumerated().map { StoredValue($1, at: "\(path)[\($0)]") }
        }
    }
}

extension JSONObject {
    /// Sets a member, or leaves it out where there is nothing to say: documents stay small, and what is missing reads as
    /// nothing.
    mutating func put(_ name: String, _ value: JSONValue?) {
        if let value, !value.isNull { members.append(Member(name: name, value: value)) }
    }

    mutating func put(_ name: String, text: String?) { put(name, text.map(JSONValue.string)) }
    mutating func put(_ name: String, int: Int?) { put(name, int.map { .number($0) }) }
    mutating func put(_ name: String, double: Double?) { put(name, double.map { .number($0) }) }

    /// A flag, where it is true.
    mutating func put(_ name: String, flag: Bool) { put(name, flag ? .bool(true) : nil) }

    /// A list, where it is not empty.
    mutating func put(_ name: String, list: [JSONValue]) { put(name, list.isEmpty ? nil : .array(list)) }

    /// In nanoseconds; `name` says so.
    mutating func put(_ name: String, _ duration: Duration?) { put(name, int: duration.map { $0.nanoseconds }) }
}

extension Duration {
    /// Whole nanoseconds, rounded towards zero: what a history keeps of a duration.
    var nanoseconds: Int {
        let (seconds, attoseconds) = components
        // The server's own figures may be anything: one that does not fit (292 years) is as good as none.
        let whole = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let sum = whole.partialValue.addingReportingOverflow(attoseconds / 1_000_000_000)
        return whole.overflow || sum.overflow ? 0 : Int(sum.partialValue)
    }
}
