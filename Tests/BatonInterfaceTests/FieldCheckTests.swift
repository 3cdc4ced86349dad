import BatonCore
import BatonInterface
import Testing

@Suite struct FieldCheckTests {
    private func field(
        _ type: String, format: String? = nil, isRequired: Bool = false, _ bounds: Need.FormField.Bounds = .init()
    ) -> Need.FormField {
        var field = Need.FormField(name: "f", label: "F", type: type, isRequired: isRequired)
        field.format = format
        field.bounds = bounds
        return field
    }

    private func finding(_ field: Need.FormField, _ text: String) -> FieldCheck.Finding {
        FieldCheck(field: field).finding(for: .text(text))
    }

    @Test(
        "nothing is nothing, or missing where something is required",
        arguments: [
            FieldInput.text(""), .text(" \n"), .flag(nil), .choice(nil), .choices([]),
        ])
    func nothing(input: FieldInput) {
        for type in ["string", "number", "integer", "boolean", "array", "object"] {
            #expect(FieldCheck(field: field(type)).finding(for: input) == .empty)
            #expect(FieldCheck(field: field(type, isRequired: true)).finding(for: input) == .wrong("required"))
        }
    }

    @Test(
        "numbers keep their spelling, and their bounds",
        arguments: [
            ("2", "integer", true), ("2.0", "integer", true), ("2.5", "integer", false), ("2.5", "number", true),
            ("0", "number", false), ("9", "number", true), ("9.01", "number", false), ("1e1", "number", false),
            ("+3", "number", false), ("0x3", "integer", false), ("1,5", "number", false), ("1e999", "number", false),
            ("three", "integer", false), ("\"3\"", "integer", false), (" 3 ", "integer", true),
        ])
    func numbers(text: String, type: String, isRight: Bool) {
        let finding = finding(field(type, .init(minimum: 1, maximum: 9)), text)
        let spelled = text.filter { $0 != " " }
        if isRight { #expect(finding == .value(.number(spelled))) } else { #expect(finding.isWrong) }
    }

    @Test("a bound that is outside is outside")
    func exclusive() {
        var bounds = Need.FormField.Bounds(minimum: 1, maximum: 2)
        bounds.excludesMinimum = true
        bounds.excludesMaximum = true
        #expect(finding(field("number", bounds), "1") == .wrong("above 1"))
        #expect(finding(field("number", bounds), "2") == .wrong("below 2"))
        #expect(finding(field("number", bounds), "1.5") == .value(.number("1.5")))
    }

    @Test("a number passes if and only if it is inside of its bounds")
    func numberLaw() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<2_000 {
            let least = Int.random(in: -20...20, using: &random)
            let most = Int.random(in: -20...20, using: &random)
            let number = Int.random(in: -25...25, using: &random)
            let finding = finding(field("integer", .init(minimum: Double(least), maximum: Double(most))), "\(number)")
            #expect(finding.isWrong == (number < least || number > most))
        }
    }

    @Test("texts are counted in code points, and kept as they are")
    func lengths() {
        let bounds = Need.FormField.Bounds(minimumCount: 2, maximumCount: 3)
        #expect(finding(field("string", bounds), "é") == .wrong("at least 2 characters"))
        #expect(finding(field("string", bounds), " 日本") == .value(" 日本"))
        #expect(finding(field("string", bounds), "abcd") == .wrong("at most 3 characters"))
    }

    @Test(
        "formats",
        arguments: [
            ("date", "2024-02-29", true), ("date", "2023-02-29", false), ("date", "2023-13-01", false),
            ("date", "23-1-1", false), ("date", "2100-02-29", false), ("date", "2000-02-29", true),
            ("date-time", "2026-03-01T10:15", true), ("date-time", "2026-03-01 10:15:30.25Z", true),
            ("date-time", "2026-03-01T10:15:30+01:00", true), ("date-time", "2026-03-01", false),
            ("date-time", "2026-03-01T24:00", false), ("date-time", "2026-03-01T10:15+", false),
            ("time", "23:59", true), ("time", "23:60", false), ("time", "10:15:61", false),
            ("time", "10:15:30.", false),
            ("email", "ann@example.com", true), ("email", "ann", false), ("email", "a@b@c", false),
            ("email", "a b@c", false), ("uri", "https://x", true), ("uri", "x", false), ("colour", "anything", true),
        ])
    func formats(format: String, text: String, isRight: Bool) {
        #expect(finding(field("string", format: format), text) == .value(.string(text)) || !isRight)
        #expect(finding(field("string", format: format), text).isWrong != isRight)
    }

    @Test("every day of the calendar is one, and the day after each month's last is none")
    func calendar() {
        for year in [1999, 2000, 2023, 2024, 2100] {
            for (month, days) in [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                let last = month == 1 ? (year % 4 == 0 && year != 2100 ? 29 : 28) : days
                for day in 1...last + 1 {
                    let digits = [month + 1, day].map { $0 < 10 ? "-0\($0)" : "-\($0)" }.joined()
                    #expect(finding(field("string", format: "date"), "\(year)\(digits)").isWrong == (day > last))
                }
            }
        }
    }

    @Test("a list is one item a line, or JSON; its length is bounded")
    func lists() {
        let field = field("array", .init(minimumCount: 2, maximumCount: 3))
        #expect(finding(field, "a\n\n b \n") == .value(["a", "b"]))
        #expect(finding(field, "[1, true]") == .value([1, true]))
        #expect(finding(field, "a") == .wrong("at least 2"))
        #expect(finding(field, "[1,2,3,4]") == .wrong("at most 3"))
        #expect(finding(field, "[1,").isWrong)
    }

    @Test("an object is JSON")
    func objects() {
        #expect(finding(field("object"), #"{"a": 1}"#) == .value(["a": 1]))
        #expect(finding(field("object"), "[1]") == .wrong("a JSON object"))
        #expect(finding(field("object"), "a: 1") == .wrong("a JSON object"))
    }

    @Test("what was picked has the field's own type")
    func choices() {
        var field = field("integer")
        field.choices = ["1", "2"]
        #expect(FieldCheck(field: field).finding(for: .choice(1)) == .value(2))
        field.type = "array"
        #expect(FieldCheck(field: field).finding(for: .choices([1, 0])) == .value(["1", "2"]))
        field.bounds.maximumCount = 1
        #expect(FieldCheck(field: field).finding(for: .choices([1, 0])) == .wrong("at most 1"))
    }

    @Test("a yes or no is one")
    func flags() {
        #expect(FieldCheck(field: field("boolean")).finding(for: .flag(false)) == .value(false))
    }

    @Test("a text has to be like its pattern; one that is not read is the platform's to judge")
    func patterns() {
        #expect(finding(field("string", .init(pattern: "^[A-Z]{2}\\d+$")), "AB12") == .value("AB12"))
        #expect(finding(field("string", .init(pattern: "^[A-Z]{2}\\d+$")), "A12") == .wrong("not like ^[A-Z]{2}\\d+$"))
        #expect(finding(field("string", .init(pattern: "(?=x)")), "A12") == .value("A12"))
    }
}

extension FieldCheck.Finding {
    fileprivate var isWrong: Bool { if case .wrong = self { true } else { false } }
}
