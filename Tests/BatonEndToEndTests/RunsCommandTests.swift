import BatonCore
import BatonRehearsal
import Testing

@Suite("Models and runs without the screen")
struct RunsCommandTests {
    /// The program with a profile on each wire of a rehearsal that lives as long as `body`.
    private func withProgram(_ body: (Program) async throws -> Void) async throws {
        let server = try await RehearsalServer.start(speed: 1_000)
        do {
            let program = try Program(servedAt: "http://127.0.0.1:\(server.port)", key: "some-key")
            try await body(program)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test func `models lists what answers without an agent`() async throws {
        try await withProgram { program in
            let text = try await program.finish(["models"])
            #expect(text.output.contains("rehearsal/guide "))
            let json = try await program.finish(["models", "-o", "json"])
            let models = try JSONValue(parsing: json.output).elements
            #expect(models.contains { $0["name"] == "model:rehearsal/guide" && $0["model"] == "rehearsal/guide" })
        }
    }

    @Test(
        "complete asks a model, as a bare text or as a chat, streaming or not",
        arguments: [[], ["--chat"], ["--stream"], ["--chat", "--param", "temperature=0"]])
    func complete(options: [String]) async throws {
        try await withProgram { program in
            let result = try await program.finish(
                ["complete", "-m", "rehearsal/tools"] + options + ["what is 6 * 7?"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("42"))
        }
    }

    @Test func `complete says which model or setting is not there`() async throws {
        try await withProgram { program in
            let model = try await program.finish(["complete", "-m", "nobody", "hello"])
            #expect(model.status == 1)
            #expect(model.errors.contains("baton models"))
            let setting = try await program.finish(
                ["complete", "-m", "rehearsal/tools", "--param", "temprature=0", "hello"])
            #expect(setting.status == 2)
            #expect(setting.errors.contains("temperature"))
            let missing = try await program.finish(["complete", "hello"])
            #expect(missing.status == 2)
        }
    }

    @Test func `a run is shown, watched, replayed and cancelled by its id`() async throws {
        try await withProgram { program in
            let asked = try await program.finish(["ask", "-a", "tools", "-o", "json", "what is 6 * 7?"])
            let ids = try JSONValue(parsing: asked.output)["ids"]
            let run = try #require(ids?["run"]?.string)
            for command in ["show", "watch", "replay"] {
                let result = try await program.finish(["runs", command, run, "-o", "json"])
                #expect(result.status == 0, "\(result.errors)")
                let document = try JSONValue(parsing: result.output)
                #expect(document["state"] == "completed")
                #expect(document["text"]?.string?.contains("42") == true)
                #expect(document["steps"]?.elements.first?["name"] == "calculator")
                #expect(document["steps"]?.elements.first?["duration_ms"]?.isNull == true)
                #expect(document["ids"]?["thread"] == ids?["thread"])
                #expect(document["agent"]?["name"]?.isNull == true)
                #expect(document["resume"]?.isNull == true)
            }
            let lines = try await program.finish(["runs", "replay", run, "--stream"]).output.split(separator: "\n")
            #expect(lines.first?.contains("run.started") == true)
            #expect(lines.contains { $0.contains("text.delta") })
            #expect(lines.last?.contains("\"exchange\"") == true)
            let cancelled = try await program.finish(["runs", "cancel", run])
            #expect(cancelled.status == 0)
            let unknown = try await program.finish(["runs", "show", "2bd3d825-0000-4000-8000-000000000000"])
            #expect(unknown.status == 1)
            #expect(unknown.output.isEmpty)
        }
    }

    @Test func `orq.ai keeps no events, which is said, and the run is asked for instead`() async throws {
        try await withProgram { program in
            let asked = try await program.finish(["ask", "-p", "o", "-a", "tools", "-o", "json", "what is 6 * 7?"])
            let ids = try JSONValue(parsing: asked.output)["ids"]
            let id = try #require(ids?["response"]?.string ?? ids?["task"]?.string)
            let result = try await program.finish(["runs", "replay", id, "-p", "o", "-a", "tools"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("42"))
            #expect(result.errors.contains("keeps no events"))
        }
    }

    @Test func `a request for files says in the document which are taken`() async throws {
        try await withProgram { program in
            let asked = try await program.finish(["ask", "-a", "clerk", "-o", "json", "upload a file"])
            #expect(asked.status == 6)
            let uploads = try JSONValue(parsing: asked.output)["needs"]?["uploads"]
            #expect(uploads?["extensions"] == ["pdf", "png", "txt"])
            #expect(uploads?["maximum_bytes"]?.int == 10 << 20)
            #expect(uploads?["maximum_count"]?.int == 3)
        }
    }
}
