import BatonCore
import BatonEngine
import Testing

@Suite("How long a server is asked that does not answer")
struct PatienceTests {
    private static let failure = PlatformFailure(.unreachable, "refused")

    /// A bench that polls, with the stream lost.
    private func polling(patience: Duration?) -> MachineBench {
        var bench = MachineBench.working()
        bench.machine.patience = patience
        bench.send(.streamEnded(bench.run.id, nil))
        return bench
    }

    /// Fails every poll until `end`, one every five seconds.
    private func fail(_ bench: inout MachineBench, until end: Duration) {
        while bench.now < end {
            bench.now += .seconds(5)
            bench.send(.pollFailed(bench.run.id, Self.failure))
        }
    }

    @Test("a run is left when nothing has answered for the caller's patience, and is lost, not failed")
    func leaves() {
        var bench = polling(patience: .seconds(60))
        fail(&bench, until: .seconds(60))
        #expect(bench.run.link == .lost)
        #expect(bench.machine.timeUntilGivenUp(at: bench.now) == .seconds(5))
        fail(&bench, until: .seconds(70))
        #expect(bench.machine.phase == .detached(bench.run.id))
        #expect(bench.run.link == .lost)
        #expect(bench.run.outcome == nil)
        #expect(bench.machine.notice?.text.contains("not answered") == true)
    }

    @Test("an answer in between begins the wait anew")
    func anew() {
        var bench = polling(patience: .seconds(60))
        fail(&bench, until: .seconds(40))
        bench.send(.pollAnswered(bench.run.id, RunSnapshot(events: [])))
        #expect(bench.machine.unansweredSince == nil)
        fail(&bench, until: .seconds(90))
        #expect(bench.machine.isBusy)
        #expect(bench.run.link == .lost)
    }

    @Test("without a bound of the caller's it is asked for as long as any run")
    func unbounded() {
        var bench = polling(patience: nil)
        fail(&bench, until: .seconds(600))
        #expect(bench.machine.timeUntilGivenUp(at: bench.now) == ConversationMachine.pollingLimit - bench.now)
        guard case .polling = bench.machine.phase else { return #expect(Bool(false), "\(bench.machine.phase)") }
    }
}
