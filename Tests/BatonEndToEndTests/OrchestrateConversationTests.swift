import BatonCore
import BatonEngine
import Testing

/// Conversations of more than words, between watsonx Orchestrate's adapter and the rehearsal's wire.
@Suite("Files, forms and models on watsonx Orchestrate's wire")
struct OrchestrateConversationTests {
    private func play(_ platform: any AgentPlatform, _ request: RunRequest) async throws -> Run {
        var generator = SplitMix64(seed: 1)
        var run = Run(id: .random(using: &generator), began: Moment(monotonic: .zero, unixMilliseconds: 0))
        for try await batch in platform.start(request) {
            for event in batch { run.apply(event.event, elapsed: .zero) }
        }
        return run
    }

    private func need(_ run: Run) throws -> Need {
        guard case .needs(let need) = run.outcome else { throw PlatformFailure(.local, "nothing was asked") }
        return need
    }

    private func answer(_ form: FormAnswer, _ words: String, to run: Run) -> RunRequest {
        var prompt = Prompt(words)
        prompt.form = form
        return RunRequest(agent: "clerk", prompt: prompt, continuing: run.handle)
    }

    @Test func `a request for files says what may be sent, and takes several`() async throws {
        try await Contender.orchestrate.use { platform in
            let asked = try await play(platform, RunRequest(agent: "clerk", prompt: Prompt("upload a file")))
            let need = try need(asked)
            #expect(need.kind == .file)
            #expect(need.isAnswerable)
            #expect(need.uploads.extensions == ["pdf", "png", "txt"])
            #expect(need.uploads.maximumCount == 3)
            let files = [
                AttachedFile(name: "a \"b\" é.txt", mediaType: "text/plain", content: .bytes(Array("12 CHF\r\n".utf8))),
                AttachedFile(
                    name: "large.png", mediaType: "image/png", content: .bytes(.init(repeating: 7, count: 5 << 20))),
            ]
            let prompt = Prompt("Here", files: files)
            let run = try await play(
                platform, RunRequest(agent: "clerk", prompt: prompt, continuing: asked.handle))
            #expect(run.outcome == .completed)
            #expect(run.text.contains("8 bytes"))
            #expect(run.text.contains("`large.png`, \(5 << 20) bytes"))
        }
    }

    @Test func `a file that is too large is refused before anything is sent`() async throws {
        try await Contender.orchestrate.use { platform in
            let large = AttachedFile(
                name: "large.bin", mediaType: "x/y", content: .bytes(.init(repeating: 7, count: (10 << 20) + 1)))
            let failure = await #expect(throws: PlatformFailure.self) {
                try await play(platform, RunRequest(agent: "clerk", prompt: Prompt("Here", files: [large])))
            }
            #expect(failure?.message.contains("large.bin") == true)
            #expect(failure?.delivery == .notDelivered)
        }
    }

    @Test func `a form that is filled in is understood, and one that is cancelled is let go`() async throws {
        try await Contender.orchestrate.use { platform in
            let asked = try await play(platform, RunRequest(agent: "clerk", prompt: Prompt("form")))
            #expect(try need(asked).fields.map(\.name) == ["name", "quantity", "size", "date"])
            let values: JSONObject = ["name": "Tea", "quantity": 0, "size": "small"]
            let wrong = try await play(platform, answer(.submitted(values), "…", to: asked))
            #expect(wrong.text.contains("Quantity as a whole number above zero"))
            #expect(try need(wrong).kind == .form)
            let right = try await play(
                platform, answer(.submitted(["quantity": 2, "date": "2026-01-05"]), "…", to: wrong))
            #expect(right.outcome == .completed)
            #expect(right.text.contains("| Quantity | 2 |"))
            #expect(right.text.contains("| Delivery date | 2026-01-05 |"))
            let again = try await play(
                platform, RunRequest(agent: "clerk", prompt: Prompt("form"), continuing: right.handle))
            let dropped = try await play(platform, answer(.cancelled, "cancel", to: again))
            #expect(dropped.outcome == .completed)
            #expect(dropped.text.contains("I leave it"))
        }
    }

    @Test func `a form with every kind of field takes lists, truths, moments and several lines`() async throws {
        try await Contender.orchestrate.use { platform in
            let asked = try await play(
                platform, RunRequest(agent: "clerk", prompt: Prompt("a form with every kind of field")))
            let run = try await play(
                platform,
                answer(
                    .submitted([
                        "destination": "Bern", "travellers": 2, "budget": 99, "flexible": true, "class": "first",
                        "extras": ["seat", "meal"], "day": "2026-01-05", "departure": "2026-01-05T10:30",
                        "email": "ann@example.com", "remarks": "one\ntwo",
                    ]), "…", to: asked))
            #expect(run.outcome == .completed)
            for row in ["| Extras | seat, meal |", "| Departure | 2026-01-05T10:30 |", "| Remarks | one two |"] {
                #expect(run.text.contains(row), "\(run.text)")
            }
        }
    }

    @Test func `a model answers without an agent, and knows what was said because it is told`() async throws {
        try await Contender.orchestrate.use { platform in
            let models = try await platform.models()
            #expect(models.contains { $0.name == "model:rehearsal/tools" })
            let run = try await play(
                platform, RunRequest(agent: "model:rehearsal/tools", prompt: Prompt("what is 6 * 7?")))
            #expect(run.outcome == .completed)
            #expect(run.text.contains("42"))
            #expect(run.model == "rehearsal/tools")
            var plain = RunRequest(agent: "model:rehearsal/tools", prompt: Prompt("what is 6 * 8?"))
            plain.isPlainCompletion = true
            let completed = try await play(platform, plain)
            #expect(completed.text.contains("48"))
        }
    }

    @Test func `a run of an assistant is started and asked for under its own paths`() async throws {
        try await Contender.orchestrate.use { platform in
            let tools = try await platform.agent(named: "tools")
            let run = try await play(
                platform, RunRequest(agent: "assistant:\(tools.id.text)", prompt: Prompt("what is 6 * 7?")))
            #expect(run.text.contains("42"))
            let snapshot = try await platform.poll(try #require(run.handle))
            #expect(snapshot.isEnded)
        }
    }

    @Test func `a poll after the end has the steps that streamed, under their ids`() async throws {
        try await Contender.orchestrate.use { platform in
            let run = try await play(platform, RunRequest(agent: "tools", prompt: Prompt("what is 6 * 7?")))
            let handle = try #require(run.handle)
            let snapshot = try await platform.poll(handle)
            var polled = run
            for event in snapshot.events { polled.apply(event, elapsed: .zero) }
            #expect(polled.steps == run.steps)
            #expect(polled.parts.map(\.id) == run.parts.map(\.id))
            #expect(polled.parts.map(\.text) == run.parts.map(\.text))
            #expect(polled.usage == run.usage)
        }
    }
}
