import BatonCore
import BatonOrchestrate
import Testing

/// What a form's two schemas say of its fields.
struct FormTests {
    /// The one field of a form with that property, appearance and content.
    static func field(_ property: String, ui: String = "{}", data: String = "{}") throws -> Need.FormField {
        let need = try ContentTests.run(
            #"[{"response_type": "forms", "json_schema": {"properties": {"x": \#(property)}}, "#
                + #""ui_schema": {"x": \#(ui)}, "form_data": \#(data)}]"#
        ).needs
        return try #require(need?.fields.first)
    }

    @Test("A default is what the form was filled with, and else what the schema suggests")
    func defaults() throws {
        #expect(try Self.field(#"{"type": "integer", "default": 2}"#).defaultValue == 2)
        #expect(try Self.field(#"{"type": "integer", "default": 2}"#, data: #"{"x": 3}"#).defaultValue == 3)
        #expect(try Self.field(#"{"type": "boolean"}"#, data: #"{"x": null}"#).defaultValue == nil)
        #expect(try Self.field(#"{"type": "boolean"}"#, data: #"{"x": false}"#).defaultValue == false)
    }

    @Test("Bounds are read in each of JSON Schema's words")
    func bounds() throws {
        let number = try Self.field(#"{"type": "number", "minimum": 1, "exclusiveMaximum": 2.5}"#).bounds
        #expect(number.minimum == 1 && !number.excludesMinimum)
        #expect(number.maximum == 2.5 && number.excludesMaximum)
        let text = try Self.field(#"{"type": "string", "minLength": 2, "maxLength": 5, "pattern": "^a"}"#).bounds
        #expect(text == .init(minimumCount: 2, maximumCount: 5, pattern: "^a"))
        let list = try Self.field(#"{"type": "array", "items": {"enum": ["a", "b"]}, "minItems": 1}"#)
        #expect(list.bounds == .init(minimumCount: 1))
        #expect(list.choices == ["a", "b"])
    }

    @Test(
        "Choices have their names from wherever the form keeps them",
        arguments: [
            (#"{"oneOf": [{"const": 1, "title": "One"}, {"const": 2, "title": "Two"}]}"#, "{}"),
            (#"{"enum": [1, 2], "enumNames": ["One", "Two"]}"#, "{}"),
            (#"{"enum": [1, 2]}"#, #"{"ui:enumNames": ["One", "Two"]}"#),
            (
                #"{"type": "array", "items": {"oneOf": [{"const": 1, "title": "One"}, {"const": 2, "title": "Two"}]}}"#,
                "{}"
            ),
        ])
    func labels(property: String, ui: String) throws {
        let field = try Self.field(property, ui: ui)
        #expect(field.choices == ["1", "2"])
        #expect(field.choiceLabels == ["One", "Two"])
    }

    @Test("Names that are not one for each choice are no names")
    func unevenLabels() throws {
        #expect(try Self.field(#"{"enum": [1, 2], "enumNames": ["One"]}"#).choiceLabels.isEmpty)
    }

    @Test("The format is the schema's, or the widget's")
    func formats() throws {
        #expect(try Self.field(#"{"type": "string", "format": "date"}"#).format == "date")
        #expect(try Self.field(#"{"type": "string"}"#, ui: #"{"ui:widget": "textarea"}"#).format == "textarea")
        #expect(
            try Self.field(#"{"type": "string"}"#, ui: #"{"ui:help": "As in your passport"}"#).help
                == "As in your passport")
    }

    @Test("What a reader should know of a field is told in a few words")
    func notes() throws {
        let field = try Self.field(#"{"type": "integer", "minimum": 1, "maximum": 9, "default": 2}"#)
        #expect(field.notes == ["integer", "at least 1", "at most 9", "else 2"])
    }
}
