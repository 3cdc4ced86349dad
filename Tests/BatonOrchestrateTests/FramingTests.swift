import BatonCore
import BatonOrchestrate
import Testing

/// However the server frames a run, and however the network cuts it, it means the same.
struct FramingTests {
    /// A way to frame a list of events.
    enum Framing: String, CaseIterable {
        case jsonLines, jsonLinesWithCRLF, eventStream, eventStreamWithEndMark, array, prettyArray, concatenated

        func bytes(of events: [String]) throws -> [UInt8] {
            let text =
                switch self {
                case .jsonLines: Wire.lines(events)
                case .jsonLinesWithCRLF: events.map { $0 + "\r\n" }.joined()
                case .eventStream: events.map { "data: " + $0 + "\n\n" }.joined()
                case .eventStreamWithEndMark: events.map { "data: " + $0 + "\n\n" }.joined() + "data: [DONE]\n\n"
                case .array: "[" + events.joined(separator: ",") + "]"
                case .prettyArray: JSONValue.array(try events.map { try JSONValue(parsing: $0) }).prettyText
                case .concatenated: events.joined()
                }
            return Array(text.utf8)
        }
    }

    /// One event of every kind that carries something, as small as can be: each is read once for every byte.
    static let zoo = [
        Wire.event("run.started", #"{"run_id": "R"}"#), Wire.event("planning", #"{"text": "思"}"#, id: "1"),
        Wire.event("run.step.intermediate", #"{"message": {"text": "…"}}"#), StepTests.call,
        StepTests.response(#""21 °C""#), Wire.event("message.delta", #"{"delta": {"content": [{"text": "a"}]}}"#),
        Wire.event("message.created", #"{"message": {"role": "assistant", "content": "ab 🙂"}}"#),
        Wire.event("message.completed", #"{"usage": {"total_tokens": 7}}"#), Wire.event("run.dreamt", "{}"),
        Wire.event("run.failed", #"{"error": "Schluß"}"#),
    ]

    static func expectSameAtEveryCut(_ bytes: [UInt8]) throws -> [RunEvent] {
        let whole = try Wire.read([bytes[...]]).map(\.event)
        for cut in 1..<bytes.count {
            let events = try Wire.read([bytes[..<cut], bytes[cut...]]).map(\.event)
            guard events == whole else {
                Issue.record("cut at byte \(cut): \(events)")
                break
            }
        }
        return whole
    }

    @Test("A turn means the same in every framing", arguments: Framing.allCases)
    func framing(_ framing: Framing) throws {
        #expect(try Wire.read([framing.bytes(of: Wire.turn)[...]]).map(\.event) == Wire.turnEvents)
    }

    @Test("A whole turn cut once at any byte means the same")
    func cutTurn() throws {
        let events = try Self.expectSameAtEveryCut(Framing.jsonLines.bytes(of: Wire.turn))
        #expect(events == Wire.turnEvents)
    }

    @Test("Every kind of event cut once at any byte means the same, in every framing", arguments: Framing.allCases)
    func cutEvents(_ framing: Framing) throws {
        let events = try Self.expectSameAtEveryCut(framing.bytes(of: Self.zoo))
        #expect(events.failure?.message == "Schluß")
        #expect(events.contains(.unknownReceived(name: "run.dreamt")))
        #expect(events.contains(.stepEnded("c", StepEnd(result: "21 °C"))))
    }

    @Test("A turn that comes byte by byte means the same", arguments: Framing.allCases)
    func byteByByte(_ framing: Framing) throws {
        let bytes = try framing.bytes(of: Wire.turn)
        #expect(try Wire.read(bytes.indices.map { bytes[$0...$0] }).map(\.event) == Wire.turnEvents)
    }

    @Test("The name and the id may stand in the event stream's own fields")
    func fieldsOutside() throws {
        let text = """
            id: 7
            event: run.started
            data: {"run_id": "R", "thread_id": "T", "agent_id": "A"}

            id: 8
            event: run.completed
            data: {"run_id": "R"}


            """
        let events = try Wire.read([Array(text.utf8)[...]])
        #expect(
            events.map(\.event) == [.accepted(Wire.handle), .started("A", agent: nil, model: nil), .ended(.completed)])
        #expect(events.map(\.cursor?.text) == [nil, "7", "8"])
    }

    @Test("An event that comes twice is told once")
    func duplicates() throws {
        let twice = Wire.turn.flatMap { [$0, $0] }
        #expect(try Wire.read([Array(Wire.lines(twice).utf8)[...]]).map(\.event) == Wire.turnEvents)
    }

    @Test("Of the events that one wire event makes, each has its own cursor")
    func cursors() throws {
        let content = #"[{"id": "1", "response_type": "text", "text": "a"}, {"id": "2", "text": "b"}]"#
        let text = Wire.event("message.delta", #"{"delta": {"content": \#(content)}}"#, id: "17-0")
        let cursors = try Wire.read([Array(text.utf8)[...]]).map(\.cursor?.text)
        #expect(cursors == ["17-0", "17-0#1"])
    }

    @Test("Broken JSON among events is counted and ends nothing")
    func brokenLine() throws {
        let text = Wire.lines([Wire.turn[0], #"{"event": "message.delta", "data": {"#, Wire.turn[10]])
        let events = try Wire.content(text)
        #expect(events.contains(.unknownReceived(name: "unreadable")))
        #expect(events.outcome == .completed)
    }
}
