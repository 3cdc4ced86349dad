import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// The threads that the server keeps.
struct ThreadTests {
    static let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .message: "M"]))

    static func turns(_ rows: String...) async throws -> [RemoteTurn] {
        let exchange = ScriptedExchange([("GET /threads/T/messages", .json("[\(rows.joined(separator: ","))]"))])
        return try await OrchestratePlatform.scripted(exchange).turns(of: handle)
    }

    static func body(_ request: WireRequest?) throws -> String {
        String(decoding: try #require(request?.body), as: UTF8.self)
    }

    @Test("A page of threads is asked for by agent and place, in whichever wrapping it comes")
    func list() async throws {
        let row =
            #"{"id": "T", "title": "Leave", "agent_id": "A", "created_on": "2025-07-15T13:09:11Z", "#
            + #""updated_at": "2025-07-16T13:09:11Z"}"#
        let gone = #"{"id": "G", "deleted_at": "2025-07-15T13:09:11Z"}"#
        for text in ["[\(row),\(gone)]", #"{"data": [\#(row)]}"#] {
            let exchange = ScriptedExchange([("GET /threads", .json(text))])
            let threads = try await OrchestratePlatform.scripted(exchange)
                .threads(ofAgent: StartTests.agent, from: 20, atMost: 10)
            #expect(
                threads == [
                    RemoteThread(
                        handle: RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T"])), title: "Leave",
                        agent: "A", created: "2025-07-15T13:09:11Z", updated: "2025-07-16T13:09:11Z")
                ])
            #expect(
                exchange.requests.map(\.url) == [
                    "http://localhost:4321/v1/threads?agent_id=\(StartTests.agent)&limit=10&offset=20"
                ])
        }
    }

    @Test("A thread's messages become turns, in the order of time, with their steps before their text")
    func turns() async throws {
        let message = try #require(try JSONValue(parsing: Wire.message)["data"]?["message"]).text
        let answered = message.dropLast() + #","created_on":"2025-07-15T13:09:15.000000Z"}"#
        let turns = try await Self.turns(
            String(answered), PollTests.message("U", "user", "Weather?", at: 4),
            PollTests.message("M0", "assistant", "Hello", at: 2), PollTests.message("U0", "user", "Hi", at: 1))
        #expect(turns.map(\.prompt.text) == ["Hi", "Weather?"])
        #expect(turns.map(\.created) == ["2025-07-15T13:09:11.000000Z", "2025-07-15T13:09:14.000000Z"])
        #expect(
            turns[0].events.content == [
                .messageCompleted([Part(id: "1.1", kind: .text, text: "Hello")]), .ended(.completed),
            ])
        #expect(
            turns[1].events.content == [
                .stepStarted(Wire.weatherStep), .stepEnded("c1", StepEnd(result: ["c": 21])),
                .messageCompleted([Part(id: "1.1", kind: .text, text: "It is 21 °C in Paris.")]), .ended(.completed),
            ])
        #expect(turns[1].events.handle?.ids[.message] == "M")
        #expect(turns[1].events.handle?.ids[.thread] == "T")
    }

    @Test("A thread ends with the question that nobody has answered yet, and a flow that has not is still going on")
    func openEnds() async throws {
        let options = PollTests.message(
            "M", "assistant", "Size?", at: 2,
            more: #", "content": [{"response_type": "option", "description": "Size?", "options": ["S"]}]"#)
        let asked = try await Self.turns(PollTests.message("U", "user", "Hi", at: 1), options)
        #expect(asked.first?.events.needs?.kind == .choice)
        let notice = PollTests.message(
            "M", "assistant", "Begun", at: 2,
            more: #", "additional_properties": {"display_properties": {"is_async": true}}"#)
        let flowing = try await Self.turns(PollTests.message("U", "user", "Hi", at: 1), notice)
        #expect(flowing.first?.events.last == .flowStarted)
    }

    @Test("An agent that speaks first has a turn without a prompt, and what is not to be seen has none")
    func unprompted() async throws {
        let hidden = PollTests.message(
            "H", "assistant", "x", at: 1,
            more: #", "additional_properties": {"display_properties": {"skip_render": true}}"#)
        let greeted = try await Self.turns(hidden, PollTests.message("M", "assistant", "Welcome", at: 2))
        #expect(greeted.map(\.prompt.text) == [""])
        #expect(greeted.first?.events.texts == ["Welcome"])
        #expect(try await Self.turns().isEmpty)
    }

    @Test("A thread is renamed by its title alone, and deleted whatever the server answers with")
    func changes() async throws {
        let exchange = ScriptedExchange([
            ("PATCH /threads/T", .json("{}")), ("DELETE /threads/T", ScriptedExchange.Answer(status: 204)),
        ])
        let platform = OrchestratePlatform.scripted(exchange)
        try await platform.rename(Self.handle, to: "Leave \"2025\"")
        try await platform.delete(Self.handle)
        #expect(exchange.requests.map(\.url) == Array(repeating: "http://localhost:4321/v1/threads/T", count: 2))
        #expect(try Self.body(exchange.requests.first) == #"{"title":"Leave \"2025\""}"#)
        #expect(exchange.requests.last?.body == nil)
    }

    @Test("A rating is laid over the message's state, under the id of each of its texts")
    func rating() async throws {
        let row =
            #"{"id": "M", "role": "assistant", "content": [{"id": "7", "response_type": "text", "text": "x"}], "#
            + #""message_state": {"pinned": true, "content": {"7": {"seen": true}}}}"#
        let exchange = ScriptedExchange([
            ("GET /threads/T/messages", .json("[\(row)]")), ("PATCH /threads/T/messages/M", .json("{}")),
        ])
        try await OrchestratePlatform.scripted(exchange).rate(Self.handle, Rating(isPositive: false, comment: "No"))
        #expect(
            try Self.body(exchange.requests.last)
                == #"{"message_state":{"pinned":true,"content":{"7":{"seen":true,"feedback":{"text":"No","#
                + #""is_positive":false,"selected_categories":[]}}}}}"#)
    }

    @Test("What the server has no more is told as such, and what it never named is not asked for")
    func missing() async throws {
        let gone = ScriptedExchange([("PATCH /threads/T", .json(#"{"detail": "Thread T not found"}"#, status: 404))])
        let failure = try await #require(throws: PlatformFailure.self) {
            try await OrchestratePlatform.scripted(gone).rename(Self.handle, to: "x")
        }
        #expect(failure.code == .threadNotFound)
        let nothing = ScriptedExchange([("GET /threads/T/messages", .json("[]"))])
        let platform = OrchestratePlatform.scripted(nothing)
        let unnamed = RemoteHandle(platform: .orchestrate)
        await #expect(throws: PlatformFailure.self) { try await platform.delete(unnamed) }
        await #expect(throws: PlatformFailure.self) { try await platform.turns(of: unnamed) }
        #expect(nothing.requests.isEmpty)
        await #expect(throws: PlatformFailure.self) { try await platform.rate(Self.handle, Rating(isPositive: true)) }
        #expect(nothing.requests.count == 1)
    }
}
