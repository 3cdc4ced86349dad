import BatonCore
import BatonRehearsal
import Testing

/// The program itself against orq.ai's side of the rehearsal.
@Suite("orq.ai, end to end")
struct OrqProgramTests {
    static let generations = ["tasks", "agent-responses", "responses"]

    /// - Parameter settings: what else stands in the profile, with its tables.
    private func withProgram(_ settings: String, _ body: (Program) async throws -> Void) async throws {
        let server = try await RehearsalServer.start(speed: 1_000)
        do {
            let program = try Program(
                configuration: """
                    [profiles.p]
                    platform = "orq"
                    url = "http://127.0.0.1:\(server.port)"
                    api_key = { env = "SECRET" }
                    \(settings)
                    """)
            program.environment["SECRET"] = "sk-orq-rehearsal"
            try await body(program)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private func document(_ result: Program.Result) throws -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: result.output)
        } catch {
            Issue.record("\(error): \(result.output) \(result.errors)")
            return .null
        }
    }

    private let weather = "[profiles.p.tools.get_weather]\ncommand = [\"/bin/cat\"]"

    @Test(
        "with --tools the agent's calls are answered by the profile's commands, and it goes on", arguments: generations)
    func tools(api: String) async throws {
        try await withProgram("api = \"\(api)\"\n\(weather)") { program in
            let result = try await program.finish(["ask", "-a", "guide", "--tools", "-o", "json", "/sim tool Bern"])
            #expect(result.status == 0, "\(result.errors)")
            let document = try document(result)
            #expect(document["state"] == "completed")
            #expect(document["text"]?.string?.contains(#"{"city":"Bern"}"#) == true)
            #expect(result.errors.contains("baton: Ran get_weather."))
        }
    }

    @Test("without --tools nothing is run: the document shows the calls, and the exit code is 6")
    func noTools() async throws {
        try await withProgram(weather) { program in
            let result = try await program.finish(["ask", "-a", "guide", "-o", "json", "/sim tool Bern"])
            #expect(result.status == 6)
            let needs = try document(result)["needs"]
            #expect(needs?["kind"] == "tool_result")
            #expect(needs?["calls"]?.elements.first?["name"] == "get_weather")
            #expect(needs?["calls"]?.elements.first?["arguments"] == ["city": "Bern"])
        }
    }

    @Test("a call without a command stays the user's, and no other call of the turn is run for nothing")
    func missingCommand() async throws {
        try await withProgram(weather) { program in
            let result = try await program.finish(["ask", "-a", "guide", "--tools", "/sim tools"])
            #expect(result.status == 6)
            #expect(result.errors.contains("baton: The profile has no command for get_time."))
            #expect(!result.errors.contains("Ran"))
        }
        try await withProgram("") { program in
            let result = try await program.finish(["ask", "-a", "guide", "--tools", "hello"])
            #expect(result.status == 2)
            #expect(result.errors.contains("has no commands"))
        }
    }

    @Test("the agent is told of a command that failed, and --stream has a line for each")
    func failedCommand() async throws {
        try await withProgram("[profiles.p.tools.get_weather]\ncommand = [\"false\"]") { program in
            let result = try await program.finish(
                ["ask", "-a", "guide", "--tools", "-o", "json", "--stream", "/sim tool Bern"])
            #expect(result.status == 0, "\(result.errors)")
            let lines = try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
            let ended = lines.first { $0["event"] == "tool.ended" }
            #expect(ended?["name"] == "get_weather")
            #expect(ended?["result"] == ["ok": false, "error": "false: It ended with exit code 1"])
            #expect(lines.filter { $0["event"] == "run.started" }.count == 2)
            #expect(lines.last?["text"]?.string?.contains("exit code 1") == true)
        }
    }

    @Test("a run that is not streamed is polled to the same answer", arguments: generations)
    func notStreamed(api: String) async throws {
        try await withProgram("api = \"\(api)\"\nstream = false") { program in
            let result = try await program.finish(["ask", "-a", "tools", "-o", "json", "what is 6 * 7?"])
            #expect(result.status == 0, "\(result.errors)")
            let document = try document(result)
            #expect(document["state"] == "completed")
            #expect(document["link"] == "polling")
            #expect(document["text"]?.string?.contains("42") == true)
        }
    }

    @Test(
        "a task that ends as none of orq.ai's own do is told by its state, streamed or polled", arguments: generations)
    func foreignStates(api: String) async throws {
        let expected = ["auth-required": "needs_sign_in", "rejected": "rejected", "canceled": "cancelled"]
        for stream in [true, false] {
            try await withProgram("api = \"\(api)\"\nstream = \(stream)") { program in
                for (scene, state) in expected {
                    let result = try await program.finish(["ask", "-a", "guide", "-o", "json", "/sim \(scene)"])
                    // The newest generation has no words for these states but its errors'.
                    #expect(try document(result)["state"]?.string == (api == "responses" ? "failed" : state))
                    #expect(try document(result)["text"]?.string?.isEmpty == false)
                }
            }
        }
    }

    @Test("a model is talked to without an agent, by any generation's profile", arguments: generations)
    func model(api: String) async throws {
        try await withProgram("api = \"\(api)\"") { program in
            let result = try await program.finish([
                "ask", "-a", "model:rehearsal/tools", "-o", "json", "what is 6 * 7?",
            ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(try document(result)["text"]?.string?.contains("42") == true)
        }
    }

    @Test("the cost that an answer does not tell is asked of its trace where the profile wants it")
    func traceCost() async throws {
        try await withProgram("api = \"agent-responses\"\ntrace_cost = true") { program in
            let result = try await program.finish(["ask", "-a", "guide", "-o", "json", "hello"])
            #expect(try document(result)["usage"]?["cost_usd"]?.double != nil, "\(result.errors)")
        }
        try await withProgram("api = \"agent-responses\"") { program in
            let result = try await program.finish(["ask", "-a", "guide", "-o", "json", "hello"])
            #expect(try document(result)["usage"]?["cost_usd"] == .null)
        }
    }

    @Test(
        "a run that waits for a review in orq.ai is not waited for: the document shows the calls, and the exit code is 6",
        arguments: ["tasks", "agent-responses"])
    func review(api: String) async throws {
        try await withProgram("api = \"\(api)\"") { program in
            let result = try await program.finish(["ask", "-a", "clerk", "-o", "json", "approve"])
            #expect(result.status == 6)
            let document = try document(result)
            #expect(document["state"] == "needs_approval")
            #expect(document["needs"]?["answerable"] == false)
            #expect(document["needs"]?["calls"]?.elements.count == 1)
            #expect(result.errors.contains("The run goes on when that is answered."))
        }
    }
}
