import BatonCore
import BatonOrchestrate
import Testing

/// Widgets that ask for one value, and what may be put into them.
struct WidgetTests {
    static func need(_ widget: String) throws -> Need {
        let need = try ContentTests.run(
            #"[{"response_type": "text", "text": "Well?", "_meta": {"com.ibm.orchestrate/widget": \#(widget)}}]"#
        ).needs
        return try #require(need)
    }

    static func field(_ widget: String) throws -> Need.FormField {
        let need = try need(widget)
        #expect(need.kind == .form)
        #expect(need.question == "Well?")
        return try #require(need.fields.first)
    }

    @Test(
        "A moment is asked for in JSON Schema's words",
        arguments: [("date", "date"), ("time", "time"), ("datetime", "date-time")])
    func moments(collected: String, format: String) throws {
        let field = try Self.field(
            #"{"type": "datetime", "collection_type": "\#(collected)", "title": "Day", "#
                + #""min_datetime": "2026-01-01", "max_datetime": "2026-12-31", "on_event": {"map_input_to": "d"}}"#)
        #expect(field.name == "d")
        #expect(field.label == "Day")
        #expect(field.type == "string")
        #expect(field.format == format)
        #expect(field.isRequired)
        #expect(field.help == "from 2026-01-01 to 2026-12-31")
    }

    @Test func `numbers have their type and bounds; codes whose leading zeros count are texts`() throws {
        let whole = try Self.field(
            #"{"type": "number", "collection_type": "integer", "min_number": 1, "max_number": 9}"#)
        #expect(whole.type == "integer")
        #expect(whole.bounds == .init(minimum: 1, maximum: 9))
        let money = try Self.field(#"{"type": "number", "collection_type": "currency", "min_number": 0.5}"#)
        #expect(money.type == "number")
        #expect(money.format == "currency")
        #expect(money.bounds.minimum == 0.5)
        #expect(try Self.field(#"{"type": "number", "collection_type": "decimal"}"#).format == nil)
        let pin = try Self.field(
            #"{"type": "number", "collection_type": "integer", "min_digits": 4, "max_digits": 4}"#)
        #expect(pin.type == "string")
        #expect(pin.bounds.pattern == "^[0-9]{4,4}$")
        let code = try Self.field(#"{"type": "number", "collection_type": "zip_code", "max_digits": 5}"#)
        #expect(code.type == "string")
        #expect(code.format == "zip_code")
        #expect(code.bounds == .init(maximumCount: 5))
    }

    @Test func `a confirmation is a choice, in the tool's words where it has some`() throws {
        let plain = try Self.need(#"{"type": "confirmation", "title": "Pay"}"#)
        #expect(plain.choices == [.init(label: "Yes", value: "yes"), .init(label: "No", value: "no")])
        let own = try Self.need(
            #"{"type": "confirmation", "confirmation_details": {"label": "Pay", "value": "confirm"}, "#
                + #""cancelation_details": {"label": "Leave it", "value": "cancel"}}"#)
        #expect(own.kind == .choice)
        #expect(own.choices == [.init(label: "Pay", value: "confirm"), .init(label: "Leave it", value: "cancel")])
    }

    @Test func `options are one choice, or a list where several may be chosen`() throws {
        let options = #""options": [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]"#
        #expect(try Self.need(#"{"type": "options", \#(options)}"#).kind == .choice)
        let several = try Self.field(#"{"type": "options", "is_multi_selection": true, \#(options)}"#)
        #expect(several.type == "array")
        #expect(several.choices == ["1", "2"])
        #expect(several.choiceLabels == ["One", "Two"])
    }

    @Test func `text is free, unless it has to look like something`() throws {
        #expect(try Self.need(#"{"type": "text", "collection_type": "text"}"#).kind == .input)
        let field = try Self.field(#"{"type": "text", "collection_type": "regex", "regex_expression": "^A[0-9]+$"}"#)
        #expect(field.bounds.pattern == "^A[0-9]+$")
    }

    @Test("An element whose own type is the widget's asks the same", arguments: ["date", "number", "confirmation"])
    func elements(type: String) throws {
        let need = try ContentTests.run(#"[{"response_type": "\#(type)", "title": "Which?"}]"#).needs
        #expect(need?.question == "Which?")
        #expect(need?.kind == (type == "confirmation" ? .choice : .form))
    }
}
