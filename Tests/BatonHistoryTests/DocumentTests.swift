import BatonCore
import BatonHistory
import Testing

@Suite("Export and import")
struct DocumentTests {
    private func read(_ text: String) throws -> ChatThread {
        var generator = SplitMix64(seed: 1)
        return try ThreadImport.thread(
            Array(text.utf8), agent: Samples.agent, using: &generator, at: Samples.moment(5_000))
    }

    @Test("reading a thread's JSON gives the same thread, down to the last field")
    func roundTrip() throws {
        let text = ThreadDocument.json(Samples.whole).prettyText
        let thread = try read(text)
        #expect(thread == Samples.whole)
        #expect(ThreadDocument.json(thread).prettyText == text)
    }

    @Test(
        "a thread of any length is exported page by page, and comes out as if it were one piece",
        arguments: [0, 1, ChatThread.page, 2 * ChatThread.page + 1])
    func pieces(count: Int) async throws {
        let history = MemoryHistory()
        let thread = Samples.thread("t", (0..<count).map { ("question\n\($0)", "answer <\($0)>") })
        try await history.record(.threadOpened(thread))
        let expected: [ThreadFormat: String] = [
            .markdown: MarkdownDocument.text(thread), .html: HTMLDocument.text(thread),
            .json: ThreadDocument.json(thread).prettyText + "\n", .jsonl: "",
        ]
        for format in ThreadFormat.allCases {
            var export = ThreadExport(of: "t", as: format, from: history)
            var text = ""
            while let piece = try await export.next() { text += piece }
            #expect(text == expected[format], "\(format)")
        }
        #expect(ThreadDocument.text(Samples.whole) == ThreadDocument.json(Samples.whole).prettyText + "\n")
    }

    @Test("a thread that is not there is told, not exported as an empty one")
    func nothing() async {
        var export = ThreadExport(of: "t", as: .json, from: MemoryHistory())
        await #expect(throws: HistoryFailure.self) { try await export.next() }
    }

    /// Documents and what is said of them.
    private static let mistakes: [(String, String)] = [
        ("", "This is no JSON"), ("{", "This is no JSON"), ("{}", "there are no messages"),
        ("[]", "there are no messages"),
        ("[{\"role\":\"system\",\"content\":\"x\"}]", "nothing was said in it"),
        ("{\"schema\":\"baton.thread/2\"}", "this Baton reads baton.thread/1"),
        (
            "{\"schema\":\"baton.thread/1\",\"profile\":\"p\",\"agent\":\"a\",\"id\":\"t\",\"turns\":[{\"id\":\"u\"}]}",
            "(at turns[0])"
        ),
        (
            "{\"schema\":\"baton.thread/1\",\"profile\":\"p\",\"agent\":\"a\",\"id\":7}",
            "a text is wanted (at id)"
        ),
    ]

    @Test("a document that is none is refused with the place that is wrong", arguments: mistakes)
    func mistake(document: String, words: String) throws {
        do {
            _ = try read(document)
            Issue.record("nothing was thrown")
        } catch let error as HistoryFailure {
            #expect(error.message.contains(words), "\(error.message)")
        }
    }

    @Test("the messages of OpenAI's chat completions become turns, tools' calls with their results")
    func openAI() throws {
        let thread = try read(
            """
            {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"6 * 7?"},
            {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"calc","arguments":"{\\"e\\":\\"6*7\\"}"}}]},
            {"role":"tool","tool_call_id":"c1","content":"42"},{"role":"assistant","content":"It is 42."},
            {"role":"user","content":[{"type":"text","text":"Thanks\\u001b[2J"}]},{"role":"assistant","content":"!"}]}
            """)
        #expect(thread.turns.map(\.prompt.text) == ["6 * 7?", "Thanks␛[2J"])
        let run = thread.turns[0].run
        #expect(run?.text == "It is 42.")
        #expect(run?.outcome == .completed)
        #expect(run?.steps.first?.name == "calc")
        #expect(run?.steps.first?.call?.arguments == ["e": "6*7"])
        #expect(run?.steps.first?.result == "42")
        #expect(thread.agent == Samples.agent)
        #expect(Set(thread.turns.map(\.id)).count == 2)
    }

    @Test(
        "the messages of a thread of watsonx Orchestrate become turns, in the order of their times",
        arguments: [true, false])
    func orchestrate(isWrapped: Bool) throws {
        let rows = """
            [{"id":"m2","thread_id":"T","role":"assistant","created_on":"2025-07-15T13:09:11.335076Z","content":[{"id":"1","response_type":"text","text":"Sunny."}],
            "step_history":[{"role":"assistant","step_details":[{"type":"tool_calls","tool_calls":[{"id":"c1","name":"weather","args":{"city":"Bern"}}]},{"type":"tool_response","tool_call_id":"c1","name":"weather","content":"14"}]}]},
            {"id":"m1","thread_id":"T","role":"user","created_on":"2025-07-15T13:09:08Z","content":"Weather?"}]
            """
        let thread = try read(isWrapped ? "{\"data\":\(rows)}" : rows)
        #expect(thread.turns.count == 1)
        #expect(thread.turns[0].prompt.text == "Weather?")
        #expect(thread.turns[0].created.unixMilliseconds == 1_752_584_948_000)
        #expect(thread.turns[0].run?.text == "Sunny.")
        #expect(thread.turns[0].run?.began.unixMilliseconds == 1_752_584_951_335)
        #expect(thread.turns[0].run?.steps.first?.result == "14")
        #expect(thread.handle == RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T"])))
    }

    @Test("Markdown has prompts, answers, and steps in fences that nothing inside can close")
    func markdown() {
        var thread = Samples.thread("t", [("what?", "This.")])
        var step = Step(id: "s", kind: .tool, name: "shell", call: ToolCall(id: "c", name: "shell"), state: .completed)
        step.result = "```\ninside\n```"
        step.reportedDuration = .milliseconds(20)
        thread.turns[0].run?.items.insert(.step(step), at: 0)
        thread.turns[0].run?.state = .streaming
        #expect(
            MarkdownDocument.text(thread) == """
                # what?

                a · p

                ## You · 1970-01-01 00:00 UTC

                what?

                ## a

                **shell · completed · 20 ms**

                ```json
                {}
                ```

                ````
                ```
                inside
                ```
                ````

                This.

                *This is a part of the answer: how the run ended is not known.*

                """)
    }

    @Test("HTML stands alone: everything is escaped, nothing runs or loads, addresses of the web alone are links")
    func html() {
        var thread = Samples.thread("t", [("<script>alert(1)</script> & \"more\"", "x")])
        thread.turns[0].run?.sources = [
            Source(title: "bad", address: "javascript:alert(1)"),
            Source(title: "good", address: "https://h/?a=1&b='2'"),
        ]
        let text = HTMLDocument.text(thread)
        #expect(!text.contains("<script"))
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"))
        #expect(!text.contains("href=\"javascript"))
        #expect(text.contains("href=\"https://h/?a=1&amp;b=&#39;2&#39;\""))
        #expect(text.contains("color-scheme: light dark"))
        #expect(!text.contains("src="))
    }

    @Test("recordings are one line of JSON a frame")
    func frames() throws {
        let frames = [
            RecordedFrame(
                monotonic: .nanoseconds(1), direction: .sent, line: "POST /x", headers: [.init(name: "A", value: "b")],
                bytes: Array("{\"a\":\n1}".utf8)),
            RecordedFrame(monotonic: .nanoseconds(2), direction: .received, bytes: [0xFF]),
        ]
        let lines = FramesDocument.lines(frames, of: "r").split(separator: "\n")
        #expect(lines.count == 2)
        let first = try JSONValue(parsing: String(lines[0]))
        #expect(first["text"] == "{\"a\":\n1}")
        #expect(first["headers"]?["A"] == "b")
        #expect(try JSONValue(parsing: String(lines[1]))["base64"] == "/w==")
    }
}
