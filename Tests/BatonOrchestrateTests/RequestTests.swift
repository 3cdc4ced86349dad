import BatonCore
import BatonOrchestrate
import BatonTransport
import Testing

/// What a profile, an agent's settings and a call add to the request.
struct RequestTests {
    static func body(
        _ request: RunRequest = StartTests.request, run: JSONObject = [], agents: [String: JSONObject] = [:],
        environment: OrchestrateConfiguration.Environment = .unspecified, listed: String? = nil
    ) async throws -> (text: String, url: String) {
        var answers = [("POST /runs", StartTests.turn)]
        if let listed { answers.append(("GET /agents", .json(listed))) }
        let exchange = ScriptedExchange(answers)
        let platform = OrchestratePlatform.scripted(exchange, environment: environment, run: run, agents: agents)
        _ = await Heard(platform.start(request))
        let post = try #require(exchange.requests("POST /runs").first)
        return (String(decoding: try #require(post.body), as: UTF8.self), post.url)
    }

    static let head = #"{"message":{"role":"user","content":"Grüezi \"you\""},"agent_id":"\#(StartTests.agent)""#

    @Test("Everything that can be set of a run goes into the body under the server's own name")
    func everything() async throws {
        let run: JSONObject = [
            "llm_params": ["decoding_method": "greedy", "temperature": 0, "stop_sequences": ["END"]],
            "guardrails": ["hap": ["input": ["enabled": true, "threshold": .number("0.5")]]],
            "additional_parameters": ["run_mode": "x"], "context": ["values": []],
            "context_variables": ["wxo_email_id": "user@example.com"], "environment_id": "E", "capture_logs": true,
        ]
        let sent = try await Self.body(run: run)
        #expect(
            sent.text == Self.head
                + #","llm_params":{"decoding_method":"greedy","temperature":0,"stop_sequences":["END"]},"#
                + #""guardrails":{"hap":{"input":{"enabled":true,"threshold":0.5}}},"#
                + #""additional_parameters":{"run_mode":"x"},"context":{"values":[]},"#
                + #""context_variables":{"wxo_email_id":"user@example.com"},"environment_id":"E","capture_logs":true}"#)
    }

    @Test("The stream's time and its several contents are asked for in the query, and nowhere else")
    func query() async throws {
        let sent = try await Self.body(run: ["stream_timeout": 90_000, "multiple_content": false])
        #expect(sent.url.hasSuffix("/runs?stream=true&multiple_content=false&stream_timeout=90000"))
        #expect(sent.text == Self.head + "}")
    }

    @Test("A new thread is told the conversation that goes on in it, and one that goes on is not")
    func transcript() async throws {
        var request = RunRequest(agent: StartTests.agent, prompt: Prompt("Who am I?"))
        request.transcript = [ChatMessage(role: .user, text: "I am Ada."), ChatMessage(role: .assistant, text: "Hi.")]
        let told = try JSONValue(parsing: try await Self.body(request).text)
        #expect(
            told["message"]?["content"]?.string
                == "This conversation began elsewhere. What was said in it, the oldest first:\n\n<conversation>\n"
                + "user: I am Ada.\n\nassistant: Hi.\n</conversation>\n\nThe message to answer:\n\nWho am I?")
        request.continuing = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T"]))
        let plain = try JSONValue(parsing: try await Self.body(request).text)
        #expect(plain["message"]?["content"] == "Who am I?")
        #expect(plain["thread_id"] == "T")
    }

    @Test("The call's settings lie over the agent's, and those over the profile's, name by name")
    func layers() async throws {
        var request = StartTests.request
        request.parameters = ["llm_params": ["temperature": 1]]
        let sent = try await Self.body(
            request, run: ["llm_params": ["top_k": 5, "temperature": 0], "capture_logs": false],
            agents: [
                StartTests.agent: ["llm_params": ["top_k": 7], "capture_logs": true], "other": ["context": ["x": 1]],
            ])
        #expect(sent.text == Self.head + #","llm_params":{"top_k":7,"temperature":1},"capture_logs":true}"#)
    }

    @Test(
        "An agent's settings are found by each of its names, whatever their case", arguments: ["WEATHER", "My weather"])
    func names(name: String) async throws {
        var request = StartTests.request
        request.agent = "weather"
        let sent = try await Self.body(
            request, agents: [name: ["capture_logs": true]],
            listed: #"[{"id": "\#(StartTests.agent)", "name": "weather", "display_name": "My Weather"}]"#)
        #expect(sent.text == Self.head + #","capture_logs":true}"#)
    }

    @Test("An environment that is set by its id beats the profile's, and nobody is asked for it")
    func environment() async throws {
        let sent = try await Self.body(run: ["environment_id": "E"], environment: .live)
        #expect(sent.text == Self.head + #","environment_id":"E"}"#)
    }
}
