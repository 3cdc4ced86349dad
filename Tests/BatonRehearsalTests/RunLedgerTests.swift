import BatonRehearsal
import Synchronization
import Testing

struct RunLedgerTests {
    private let gate = GateClock(isOpen: false)

    private func ledger(_ clock: GateClock, speed: Double = 1) -> RunLedger {
        Rehearsal(speed: speed, clock: clock, wallClock: { RehearsedAgent.someTime }).ledger
    }

    private func finished(_ run: RunRecord, in ledger: RunLedger) async -> RunRecord? {
        for await _ in await ledger.acts(of: run.id) {}
        return await ledger.record(of: run.id)
    }

    @Test func `two listeners and one who comes late see the same acts, which are the agent's`() async throws {
        let ledger = ledger(gate)
        let run = try await ledger.start(agent: .writer, prompt: "write 300 words", conversation: nil)
        async let first = all(await ledger.acts(of: run.id))
        async let second = all(await ledger.acts(of: run.id))
        gate.open()
        let seen = await [first, second, all(await ledger.acts(of: run.id))]
        let expected = RehearsedAgent.writer.acts(for: "write 300 words").filter {
            if case .wait = $0 { false } else { true }
        }
        for acts in seen {
            #expect(acts.map(\.act) == expected)
            #expect(acts.map(\.index) == Array(expected.indices))
        }
    }

    @Test func `a listener may begin in the middle, and batches hold the same acts`() async throws {
        let ledger = ledger(GateClock())
        let run = try await ledger.start(agent: .writer, prompt: "write 3000 words", conversation: nil)
        let whole = await all(ledger.acts(of: run.id))
        let tail = await all(ledger.acts(of: run.id, from: 700))
        #expect(tail == Array(whole[700...]))
        var batches: [TimedAct] = []
        for await batch in await ledger.acts(of: run.id).batches {
            #expect(!batch.isEmpty)
            batches += batch
        }
        #expect(batches == whole)
    }

    @Test func `a run goes on when its listener leaves, and completes without any`() async throws {
        let ledger = ledger(gate)
        let run = try await ledger.start(agent: .writer, prompt: "write 300 words", conversation: nil)
        let listener = Task { await all(await ledger.acts(of: run.id)) }
        listener.cancel()
        #expect(await listener.value.count < 10)
        #expect(await ledger.record(of: run.id)?.state == .running)
        gate.open()
        let record = try #require(await finished(run, in: ledger))
        #expect(record.state == .completed)
        #expect(record.text == RehearsedAgent.writer.answer(to: "write 300 words"))
    }

    @Test func `cancelling ends the run and its listeners at once, and once`() async throws {
        let ledger = ledger(gate)
        let run = try await ledger.start(agent: .writer, prompt: "write 300 words", conversation: nil)
        let listener = Task { await all(await ledger.acts(of: run.id)) }
        #expect(await ledger.cancel(run: run.id))
        _ = await listener.value
        let record = try #require(await ledger.record(of: run.id))
        #expect(record.state == .cancelled)
        #expect(record.ended != nil)
        #expect(await !ledger.cancel(run: run.id))
        gate.open()
        #expect(await ledger.record(of: run.id) == record)
    }

    @Test func `a step that is cancelled is abandoned`() async throws {
        let clock = GateClock(isOpen: false)
        let ledger = RunLedger(speed: 1, clock: clock, wallClock: { 0 })
        // Straight to its call: the agent's approval was asked for in the turn before.
        let asked = RehearsedAgent.clerk.acts(for: "approve")
        let earlier = [Exchange(prompt: "approve", answer: asked.text, ask: asked.ask)]
        let run = try await ledger.start(agent: .clerk, prompt: "yes", conversation: nil, earlier: earlier)
        for await act in await ledger.acts(of: run.id) {
            if case .call = act.act { break }
        }
        await ledger.cancel(run: run.id)
        #expect(await ledger.record(of: run.id)?.steps.map(\.state) == [.abandoned])
    }

    @Test(arguments: [
        (RehearsedAgent.guide, "hello", RunState.completed), (.clerk, "form", .needsInput),
        (.stumble, "fail", .failed(message: "The run failed, as you asked.", code: 500)),
        (.stumble, "drop", .completed),
    ])
    func `a run ends as its last act says`(agent: RehearsedAgent, prompt: String, state: RunState) async throws {
        let ledger = ledger(GateClock())
        let record = try await finished(ledger.start(agent: agent, prompt: prompt, conversation: nil), in: ledger)
        #expect(record?.state == state)
        #expect((record?.ask != nil) == (state == .needsInput))
    }

    @Test(arguments: [1.0, 4])
    func `a tool's duration is what the clock measured, at any speed`(speed: Double) async throws {
        let clock = GateClock()
        let ledger = ledger(clock, speed: speed)
        let record = try await finished(ledger.start(agent: .tools, prompt: "6*7", conversation: nil), in: ledger)
        let step = try #require(record?.steps.last)
        let acts = RehearsedAgent.tools.acts(for: "6*7")
        let start = try #require(acts.firstIndex { if case .call = $0 { true } else { false } })
        let end = try #require(acts.firstIndex { if case .result = $0 { true } else { false } })
        #expect(step.state == .completed)
        #expect(step.took == acts[start..<end].waits / speed)
        #expect(step.result?["value"] == 42)
    }

    @Test func `the speed divides the time that a run takes, and from a thousand on there is none`() async throws {
        for (speed, seconds) in [(1.0, 5.0), (10, 0.5), (1_000, 0)] {
            let clock = GateClock()
            let ledger = ledger(clock, speed: speed)
            _ = try await finished(
                ledger.start(agent: .writer, prompt: "write 300 words", conversation: nil), in: ledger)
            #expect(abs(clock.now.time / .seconds(1) - seconds) <= 0.12 * seconds)
        }
    }

    @Test func `steps know their agent across a hand-off, and usage counts words`() async throws {
        let ledger = ledger(GateClock())
        let record = try #require(
            await finished(ledger.start(agent: .relay, prompt: "what is 6*7", conversation: nil), in: ledger))
        #expect(record.steps.map(\.agent) == ["relay", "relay", "tools", "tools"])
        #expect(record.steps.allSatisfy { $0.state == .completed })
        #expect(record.usage.input == 3)
        #expect(record.usage.output == record.text.split(whereSeparator: \.isWhitespace).count)
        #expect(record.usage.total == record.usage.input + record.usage.output)
    }

    @Test func `a conversation remembers its turns, and refuses two runs at once`() async throws {
        let ledger = ledger(gate)
        let first = try await ledger.start(agent: .guide, prompt: "hello", conversation: nil)
        await #expect(throws: LedgerError.busy(first.id)) {
            try await ledger.start(agent: .guide, prompt: "again", conversation: first.conversation)
        }
        gate.open()
        _ = await finished(first, in: ledger)
        let second = try await ledger.start(
            agent: .guide, prompt: "what did I just say?", conversation: first.conversation)
        #expect(await finished(second, in: ledger)?.text.hasSuffix("> hello") == true)
        #expect(await ledger.conversation(first.conversation)?.runs.map(\.id) == [first.id, second.id])
    }

    @Test func `a client's own memory begins a conversation`() async throws {
        let ledger = ledger(GateClock())
        let run = try await ledger.start(
            agent: .guide, prompt: "what did I just say?", conversation: nil,
            earlier: [Exchange(prompt: "something", answer: "yes")])
        #expect(await finished(run, in: ledger)?.text.hasSuffix("> something") == true)
    }

    @Test func `an unknown conversation is refused, a removed one is unknown`() async throws {
        let ledger = ledger(GateClock())
        let id = await ledger.openConversation()
        #expect(await ledger.allConversations().map(\.id) == [id])
        #expect(await ledger.removeConversation(id))
        await #expect(throws: LedgerError.unknownConversation(id)) {
            try await ledger.start(agent: .guide, prompt: "hello", conversation: id)
        }
    }

    @Test func `an unknown run has no acts`() async {
        #expect(await all(ledger(gate).acts(of: RunID(bits: 1))).isEmpty)
    }

    @Test func `only the newest runs stay, and none for longer than allowed`() async throws {
        let box = TimeBox()
        let ledger = RunLedger(
            speed: 1_000, clock: GateClock(), wallClock: { box.time.withLock { $0 } },
            retention: RunLedger.Retention(runs: 3, milliseconds: 1_000))
        var ids: [RunID] = []
        for _ in 0..<6 {
            let run = try await ledger.start(agent: .guide, prompt: "hello", conversation: nil)
            ids.append(run.id)
            _ = await finished(run, in: ledger)
        }
        // Three of those that had ended when the sixth began, and the sixth.
        #expect(await remembered(ids, in: ledger) == Array(ids.suffix(4)))
        box.time.withLock { $0 = 5_000 }
        let last = try await ledger.start(agent: .guide, prompt: "hello", conversation: nil)
        // The newest of the old stays, because its reader may not have come yet.
        #expect(await remembered(ids + [last.id], in: ledger) == [ids[5], last.id])
        #expect(await ledger.allConversations().count == 2)
    }

    @Test func `a long answer at full speed is whole`() async throws {
        let ledger = RunLedger(speed: 1_000, clock: ContinuousClock(), wallClock: { 0 })
        let run = try await ledger.start(agent: .writer, prompt: "write 16000 words", conversation: nil)
        _ = await finished(run, in: ledger)
        let record = try #require(await ledger.record(of: run.id))
        #expect(record.usage.output == 16_000)
    }

    private func remembered(_ ids: [RunID], in ledger: RunLedger) async -> [RunID] {
        var known: [RunID] = []
        for id in ids where await ledger.record(of: id) != nil { known.append(id) }
        return known
    }
}

/// A time that a test sets.
private final class TimeBox: Sendable {
    let time = Mutex<Int64>(0)
}

private func all(_ acts: RunActs) async -> [TimedAct] {
    var all: [TimedAct] = []
    for await act in acts { all.append(act) }
    return all
}
