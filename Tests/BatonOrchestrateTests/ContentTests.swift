import BatonCore
import BatonOrchestrate
import Testing

/// What the elements of a message show, and what they ask for.
struct ContentTests {
    static func run(_ content: String) throws -> [RunEvent] {
        try Wire.content(Wire.run(Wire.created(content)))
    }

    static var curriculum: Need {
        var need = Need(kind: .file, question: "Your CV")
        need.uploads.extensions = ["pdf"]
        need.uploads.mediaTypes = ["application/pdf"]
        need.uploads.maximumBytes = 10 << 20
        return need
    }

    @Test(
        "Elements to read become text",
        arguments: [
            (#""old rows are plain""#, ["old rows are plain"]),
            (#"[{"response_type": "text", "text": "a"}, {"response_type": "text", "text": "b"}]"#, ["a", "b"]),
            (#"[{"response_type": "thinking", "text": "hm"}]"#, ["hm"]),
            (#"[{"response_type": "card", "title": "A card"}]"#, ["A card"]),
            (#"[{"response_type": "hologram"}]"#, ["[unsupported: hologram]"]),
            (#"[{"response_type": "user_defined", "user_defined": {"x": 1}}]"#, ["```json\n{\n  \"x\": 1\n}\n```"]),
            (#"[{"response_type": "pause", "time": 3}]"#, []),
        ])
    func texts(content: String, texts: [String]) throws {
        let events = try Self.run(content)
        #expect(events.texts == texts)
        #expect(events.outcome == .completed)
    }

    @Test("Options are a choice whose values are sent, in either generation's form")
    func options() throws {
        let need = try Self.run(
            #"[{"id": "1", "response_type": "text", "text": "Well?"}, {"id": "2", "response_type": "option", "#
                + #""description": "Which size?", "options": [{"label": "Small", "value": "s"}, "#
                + #"{"label": "Large", "value": {"input": {"text": "the large one"}}}]}]"#
        ).needs
        #expect(
            need
                == Need(
                    kind: .choice, question: "Which size?",
                    choices: [.init(label: "Small", value: "s"), .init(label: "Large", value: "the large one")]))
    }

    @Test("A question without words of its own is the text beside it")
    func questionFromText() throws {
        let need = try Self.run(
            #"[{"response_type": "text", "text": "Which?"}, {"response_type": "options", "options": ["a"]}]"#
        ).needs
        #expect(need?.question == "Which?")
    }

    @Test("A form's fields come in the form's own order")
    func form() throws {
        let need = try Self.run(
            #"[{"response_type": "forms", "title": "Leave", "json_schema": {"required": ["from"], "properties": {"#
                + #""days": {"type": ["integer", "null"]}, "from": {"type": "string", "title": "First day"}, "#
                + #""kind": {"enum": ["paid", "unpaid"]}}}, "ui_schema": {"ui:order": ["from", "*"]}}]"#
        ).needs
        #expect(
            need
                == Need(
                    kind: .form, question: "Leave",
                    fields: [
                        .init(name: "from", label: "First day", type: "string", isRequired: true),
                        .init(name: "days", label: "days", type: "integer"),
                        .init(name: "kind", label: "kind", type: "string", choices: ["paid", "unpaid"]),
                    ]))
    }

    @Test("Input, files and connections are asked for by their kind")
    func otherNeeds() throws {
        let input = try Self.run(#"[{"response_type": "user_input", "text": "Your name?"}]"#).needs
        #expect(input == Need(kind: .input, question: "Your name?"))
        let file = try Self.run(
            #"[{"response_type": "file_upload", "text": "Your CV", "uploadSettings": {"#
                + #""allowedFileMimeTypes": {"pdf": "application/pdf"}, "maxSingleFileSizeMB": 10}}]"#
        ).needs
        #expect(file == Self.curriculum)
        let connection = try Self.run(#"[{"response_type": "disconnected_apps", "apps": [{"app_id": "jira"}]}]"#).needs
        #expect(connection == Self.connection("jira"))
    }

    /// A connection that is asked for, with the way to make it.
    static func connection(_ name: String) -> Need {
        Need(
            kind: .signIn,
            question: "Connection needed: \(name).\nIt is made in watsonx Orchestrate, or with orchestrate connections "
                + "set-credentials.")
    }

    @Test("A text with an input widget asks, and is shown")
    func widget() throws {
        let events = try Self.run(
            #"[{"response_type": "text", "text": "When?", "_meta": {"com.ibm.orchestrate/widget": {"type": "datetime"}}}]"#
        )
        #expect(events.needs?.kind == .form)
        #expect(events.needs?.question == "When?")
        #expect(events.texts == ["When?"])
    }

    @Test(
        "An agent that stops for input ends the turn, at the run's end or at the stream's",
        arguments: ["message.interrupt", "flow.slot.listen", "slot.input"])
    func interrupts(name: String) throws {
        let event = Wire.event(name, #"{"message": {"id": "M", "content": [{"text": "How many?"}]}}"#)
        let asked = Outcome.needs(Need(kind: .input, question: "How many?"))
        #expect(try Wire.content(Wire.run(event)).outcome == asked)
        #expect(try Wire.meaning(of: event).outcome == asked)
    }

    @Test("A message that says it is an interrupt is one")
    func interruptFlag() throws {
        let event = Wire.created(#"[{"text": "How many?"}]"#, also: #"{"is_interrupt": true}"#)
        #expect(try Wire.meaning(of: event).needs?.kind == .input)
    }

    @Test("A server's controls and bidirectional marks come out as pictures")
    func sanitised() throws {
        #expect(try Self.run(#"[{"text": "a\u001b[2Jb\u202e"}]"#).texts == ["a\u{241B}[2Jb[U+202E]"])
    }
}
