import BatonCore
import BatonOrq
import BatonTransport
import Testing

private let list = #"{"object":"list","data":[{"id":"openai/gpt-4o","object":"model","owned_by":"openai"}]}"#
private let completed =
    #"{"type":"response.completed","sequence_number":0,"response":{"id":"resp_1","status":"completed","output":[]}}"#

private func request(
    _ agent: String, _ text: String = "Hi", continuing: RemoteHandle? = nil, transcript: [ChatMessage] = []
) -> RunRequest {
    RunRequest(agent: agent, prompt: Prompt(text), continuing: continuing, transcript: transcript)
}

/// The body of the one request that `request` makes.
private func body(_ request: RunRequest, api: OrqAPI = .auto) async -> (line: String?, body: JSONValue?) {
    let exchange = ScriptedExchange(.stream(sse([completed])))
    do {
        for try await _ in platform(exchange, api: api).start(request) {}
    } catch {
        Issue.record("\(error)")
    }
    #expect(exchange.sent.count == 1)
    return (exchange.lines.first, exchange.sent.first?.json)
}

private let earlier = [ChatMessage(role: .user, text: "I am Ada."), ChatMessage(role: .assistant, text: "Hello, Ada.")]

@Suite struct ModelTests {
    @Test("models are listed as agents that are marked as none")
    func models() async throws {
        let exchange = ScriptedExchange(.json(list))
        let models = try await platform(exchange).models()
        #expect(exchange.lines == ["GET /v3/router/models"])
        #expect(
            models == [
                Agent(
                    id: "model:openai/gpt-4o", name: "model:openai/gpt-4o",
                    summary: "A model of openai, without an agent", model: "openai/gpt-4o")
            ])
        let empty = ScriptedExchange(.json(#"{"object":"list"}"#))
        #expect(try await platform(empty).models().isEmpty)
    }

    @Test("a server without the router's list is asked for the older one, of which only models that chat are taken")
    func olderList() async throws {
        let older =
            #"""
            [{"model_id":"gpt-4o","provider":"openai","model_type":"chat","enabled":true},
             {"model_id":"anthropic/claude","provider":"anthropic","model_type":"chat","enabled":true},
             {"model_id":"ada","provider":"openai","model_type":"embedding","enabled":true},
             {"model_id":"off","provider":"openai","model_type":"chat","enabled":false}]
            """#
        let exchange = ScriptedExchange {
            $0.line == "GET /v2/models" ? .json(older) : .json("", status: 404)
        }
        let models = try await platform(exchange).models()
        #expect(models.map(\.model) == ["openai/gpt-4o", "anthropic/claude"])
    }

    @Test("a model is found by its name, whatever its case, and an unknown one names the nearest")
    func named() async throws {
        let exchange = ScriptedExchange(.json(list))
        #expect(try await platform(exchange).agent(named: "model:OpenAI/GPT-4o").model == "openai/gpt-4o")
        let failure = await #expect(throws: PlatformFailure.self) {
            try await platform(exchange).agent(named: "model:openai/gpt-40")
        }
        #expect(failure?.code == .agentNotFound)
        #expect(failure?.hint?.contains("model:openai/gpt-4o") == true)
    }

    @Test("a model is asked through the router whatever generation the profile has", arguments: OrqAPI.allCases)
    func first(_ api: OrqAPI) async {
        let sent = await body(request("model:openai/gpt-4o"), api: api)
        #expect(sent.line == "POST /v3/router/responses")
        #expect(
            sent.body
                == json(
                    #"""
                    {"model":"openai/gpt-4o","input":[{"type":"message","role":"user",
                     "content":[{"type":"input_text","text":"Hi"}]}],"stream":true,"store":true}
                    """#))
    }

    @Test("a model's conversation goes on by its last response, and is not told again what it has")
    func next() async {
        var handle = handle(.responses, [.response: "resp_1"])
        handle.state["agent"] = "model:openai/gpt-4o"
        let sent = await body(request("model:openai/gpt-4o", continuing: handle, transcript: earlier))
        #expect(sent.body?["previous_response_id"] == "resp_1")
        #expect(sent.body?["model"] == "openai/gpt-4o")
        #expect(sent.body?["input"]?.elements.count == 1)
    }

    @Test("a model that the server does not have is an error that names the nearest, and no agent is looked for")
    func unknown() async {
        let exchange = ScriptedExchange {
            $0.method == "GET"
                ? .json(list) : .json(#"{"error":{"code":"model_not_found","message":"Model not found"}}"#, status: 404)
        }
        let failure = await events(of: platform(exchange), agent: "model:openai/gpt-40").failure
        #expect(failure?.code == .agentNotFound)
        #expect(failure?.hint?.contains("model:openai/gpt-4o") == true)
        #expect(exchange.lines == ["POST /v3/router/responses", "GET /v3/router/models"])
    }

    @Test("a fork tells the newest generation the conversation as it was")
    func routerFork() async {
        let sent = await body(request("helper", "Who am I?", transcript: earlier), api: .responses)
        #expect(
            sent.body?["input"]
                == json(
                    #"""
                    [{"type":"message","role":"user","content":"I am Ada."},
                     {"type":"message","role":"assistant","content":"Hello, Ada."},
                     {"type":"message","role":"user","content":[{"type":"input_text","text":"Who am I?"}]}]
                    """#))
    }

    @Test(
        "a fork tells the older generations the conversation in their one message",
        arguments: [OrqAPI.tasks, .agentResponses])
    func partsFork(_ api: OrqAPI) async {
        let exchange = ScriptedExchange(.stream(sse([#"{"type":"event.agents.inactive","data":{}}"#])))
        do {
            for try await _ in platform(exchange, api: api).start(request("helper", "Who am I?", transcript: earlier)) {
            }
        } catch {
            Issue.record("\(error)")
        }
        let sent = exchange.sent.first?.json
        let told = """
            This conversation began elsewhere. What was said in it, the oldest first:

            <conversation>
            user: I am Ada.

            assistant: Hello, Ada.
            </conversation>

            The message to answer:

            Who am I?
            """
        #expect(sent?["message"] == ["role": "user", "parts": [["kind": "text", "text": .string(told)]]])
        #expect(sent?["task_id"] == nil)
    }
}
