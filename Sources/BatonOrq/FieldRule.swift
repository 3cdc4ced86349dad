import BatonCore

/// What a field of an agent's definition may hold, as orq's schema has it; so that a slip is told of with its place
/// before anything is sent, and not by a server that names neither.
indirect enum FieldRule: Sendable {
    case anything
    case text(length: ClosedRange<Int>)
    /// Letters and digits in groups, a letter first, single separators between the groups.
    case key(separators: Set<Character>, longest: Int)
    case email
    case word([String])
    case flag
    case number(NumberRange)
    case list(FieldRule, count: ClosedRange<Int>)
    /// An object whose names are free.
    case map(FieldRule)
    case fields(FieldTable)
    /// The fields depend on the word that the member `type` holds.
    case typed([String: FieldTable])
    /// Rules of different kinds of JSON, one of which is meant: a text in short, an object in full.
    case either([FieldRule])
    case nullable(FieldRule)

    static let text = FieldRule.text(length: 0...Int.max)
    static let filledText = FieldRule.text(length: 1...Int.max)

    /// One value without an inside.
    static let single = FieldRule.either([.text, .number(NumberRange()), .flag])

    static func list(_ rule: FieldRule, atLeast least: Int = 0) -> FieldRule {
        .list(rule, count: least...Int.max)
    }

    static func whole(_ range: ClosedRange<Int>) -> FieldRule {
        .number(NumberRange(Double(range.lowerBound), Double(range.upperBound), isWhole: true))
    }

    static func number(_ range: ClosedRange<Double>) -> FieldRule {
        .number(NumberRange(range.lowerBound, range.upperBound))
    }

    static func fields(_ fields: Field...) -> FieldRule { .fields(FieldTable(fields)) }
}

/// One field of a table: its name, whether it must be there, what it may hold.
struct Field: Sendable {
    var name: String
    var rule: FieldRule
    var isRequired = false

    static func required(_ name: String, _ rule: FieldRule) -> Field { Field(name: name, rule: rule, isRequired: true) }
    static func optional(_ name: String, _ rule: FieldRule) -> Field { Field(name: name, rule: rule) }
}

/// The fields of one object.
struct FieldTable: Sendable {
    var fields: [Field]
    /// Whether other names pass: where orq adds fields more often than Baton is built.
    var isOpen = false

    init(_ fields: [Field], isOpen: Bool = false) {
        self.fields = fields
        self.isOpen = isOpen
    }
}

/// Numbers between two bounds; an infinite bound is none.
struct NumberRange: Sendable {
    var least: Double
    var most: Double
    var isWhole: Bool

    init(_ least: Double = -.infinity, _ most: Double = .infinity, isWhole: Bool = false) {
        self.least = least
        self.most = most
        self.isWhole = isWhole
    }

    func contains(_ number: Double) -> Bool {
        number >= least && number <= most && (!isWhole || number.rounded() == number)
    }

    /// `a whole number from 1 to 100`.
    var words: String {
        let kind = isWhole ? "a whole number" : "a number"
        switch (least.isFinite, most.isFinite) {
        case (true, true): return "\(kind) from \(Self.plain(least)) to \(Self.plain(most))"
        case (true, false): return "\(kind) of at least \(Self.plain(least))"
        case (false, true): return "\(kind) of at most \(Self.plain(most))"
        case (false, false): return kind
        }
    }

    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
