import BatonCore
import BatonEngine
import BatonHistory
import BatonTestKit
import Testing

private let traced = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "K", .trace: "tr"]))
private let priced = Usage(totalTokens: 449, costUSD: 0.0013)

@Suite("Figures after the answer")
struct FigureTests {
    private func ended(_ usage: Usage? = nil, _ outcome: Outcome = .completed, fetches: Bool = true) -> MachineBench {
        var bench = MachineBench()
        bench.machine.fetchesFigures = fetches
        bench.send(.promptSubmitted(Prompt("hello")))
        bench.receive(.accepted(traced))
        if let usage { bench.receive(.usageReported(usage)) }
        bench.receive(.ended(outcome))
        return bench
    }

    @Test("they are asked for once, a moment after an answer that told no cost, and kept with its run")
    func fetched() {
        var bench = ended(Usage(totalTokens: 449))
        let run = bench.run.id
        #expect(bench.machine.awaitedFigures == run)
        #expect(bench.send(.deadlinePassed(.figures(run))) == [.readFigures(run, traced)])
        let commands = bench.send(.figuresFound(run, priced))
        #expect(bench.run.usage == priced)
        #expect(bench.machine.awaitedFigures == nil)
        #expect(bench.run.outcome == .completed)
        guard case .saveRun(let saved, _)? = commands.first else { return #expect(Bool(false), "\(commands)") }
        #expect(saved.usage?.costUSD == 0.0013)
        #expect(bench.send(.deadlinePassed(.figures(run))).isEmpty)
    }

    @Test("they are not asked for where the answer had its cost, failed, or the profile does not want it")
    func notFetched() {
        #expect(ended(priced).machine.awaitedFigures == nil)
        #expect(ended(nil, .failed(PlatformFailure(.agentFailed, "no"))).machine.awaitedFigures == nil)
        #expect(ended(fetches: false).machine.awaitedFigures == nil)
    }

    @Test("they find their run although another has begun")
    func late() {
        var bench = ended()
        let run = bench.run.id
        bench.send(.promptSubmitted(Prompt("again")))
        bench.send(.figuresFound(run, priced))
        #expect(bench.machine.thread.turns[0].run?.usage == priced)
        #expect(bench.run.usage == nil)
    }

    @Test("figures that do not come are not spoken of")
    func missing() {
        var bench = ended()
        bench.send(.figuresMissing(bench.run.id))
        #expect(bench.machine.notice == nil)
        #expect(bench.machine.awaitedFigures == nil)
    }

    @Test("the runner asks the platform for them by the run's handle")
    func runner() async {
        let script = ScriptedPlatform.Script([.accepted(traced), .ended(.completed)])
        for (usage, found) in [
            (Result<Usage, PlatformFailure>.success(priced), Usage?.some(priced)),
            (.failure(PlatformFailure(.notFound, "none yet")), nil),
        ] {
            let bench = EngineBench(
                ScriptedPlatform(.orq, scripts: [script], usage: usage), history: MemoryHistory(),
                fetchesFigures: true)
            bench.send(.promptSubmitted(Prompt("hello")))
            await bench.run { !$0.isBusy && $0.awaitedFigures == nil && !$0.thread.turns.isEmpty }
            #expect(bench.machine.thread.turns[0].run?.usage == found)
        }
    }
}
