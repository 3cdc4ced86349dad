import BatonCore
import BatonEngine
import Testing

@Suite("Run.apply")
struct RunApplyTests {
    @Test("a notice that came as text is not told as progress again, streamed or polled")
    func noticeOnce() {
        var bench = MachineBench.working()
        bench.receive(text("The flow has started."), .progressed("The flow has started.", agent: nil), .flowStarted)
        #expect(bench.run.progress == nil)
        bench.receive(.progressed("Half of it is done.", agent: nil))
        #expect(bench.run.progress == "Half of it is done.")
    }

    private func run(_ events: RunEvent...) -> Run {
        var run = Run(id: "r", began: Moment(monotonic: .zero, unixMilliseconds: 0))
        for (index, event) in events.enumerated() { run.apply(event, elapsed: .seconds(index)) }
        return run
    }

    @Test("deltas of one part grow it; its beginning holds")
    func deltas() {
        let run = run(text("It is "), text("14 °C"))
        #expect(run.text == "It is 14 °C")
        #expect(run.parts[0].version == 1)
        #expect(run.parts[0].epoch == 0)
        #expect(run.firstText == .zero)
    }

    @Test("a part that grows knows when its first and its newest piece came; one that came as a whole does not")
    func times() {
        let grown = run(.progressed("…", agent: nil), text("It is "), text("14 °C")).parts[0]
        #expect(grown.started == .seconds(1))
        #expect(grown.ended == .seconds(2))
        #expect(run(.partCompleted(Part(id: "1", kind: .text, text: "Dry."))).parts[0].started == nil)
    }

    @Test("sources are numbered in the order in which they came, and one that comes again is not another one")
    func sources() {
        let first = Source(title: "Doc", address: "https://d", excerpt: "a")
        let again = Source(title: "The doc", address: "https://d")
        let plain = Source(title: "Plain")
        let run = run(.sourcesFound([first, plain]), .sourcesFound([again, plain, Source(title: "Other")]))
        #expect(run.sources == [first, plain, Source(title: "Other")])
    }

    @Test("a file that is offered twice is offered once")
    func files() {
        let file = OfferedFile(name: "a.pdf", address: "https://a")
        let other = OfferedFile(name: "a.pdf", address: "https://b")
        #expect(run(.filesOffered([file]), .filesOffered([file, other])).files == [file, other])
    }

    @Test("an empty delta shows nothing")
    func emptyDelta() {
        #expect(run(text("")).items.isEmpty)
    }

    @Test("a final text that only adds to what streamed keeps what was laid out")
    func completionGrows() {
        let run = run(text("It is"), .partCompleted(Part(id: "1", kind: .text, text: "It is dry.")))
        #expect(run.text == "It is dry.")
        #expect(run.parts[0].epoch == 0)
    }

    @Test("a final text that differs replaces what streamed")
    func completionReplaces() {
        let run = run(text("It was"), .partCompleted(Part(id: "1", kind: .text, text: "It is dry.")))
        #expect(run.text == "It is dry.")
        #expect(run.parts[0].epoch == 1)
    }

    @Test("the final message takes the place of unfinished parts, not of an earlier message")
    func secondMessage() {
        let run = run(
            text("one", part: "a"), .messageCompleted([Part(id: "a", kind: .text, text: "one")]),
            text("tw", part: "b"), .messageCompleted([Part(id: "c", kind: .text, text: "two")]))
        #expect(run.text == "one\n\ntwo")
    }

    @Test("a step ends once, with the server's figure before ours")
    func steps() {
        var end = StepEnd(result: ["c": 21])
        end.reportedDuration = .milliseconds(812)
        let run = run(
            .stepStarted(Step(id: "c1", kind: .tool, name: "get_weather")), .stepEnded("c1", end))
        #expect(run.steps[0].state == .completed)
        #expect(run.steps[0].duration == .milliseconds(812))
        #expect(run.state == .working)
    }

    @Test("a step that nobody ended shares the run's fate")
    func openStep() {
        let run = run(
            .stepStarted(Step(id: "c1", kind: .tool, name: "t")), .ended(.failed(PlatformFailure(.agentFailed, "no"))))
        #expect(run.steps[0].state == .failed)
    }

    @Test("steps and text keep the order in which they came")
    func order() {
        let run = run(
            text("Let me look."), .stepStarted(Step(id: "s", kind: .tool, name: "t")), text("There.", part: "2"))
        let kinds = run.items.map { if case .step = $0 { "step" } else { "part" } }
        #expect(kinds == ["part", "step", "part"])
    }

    @Test("unknown events are counted, warnings told once")
    func unknown() {
        let run = run(
            .unknownReceived(name: "x"), .unknownReceived(name: "x"), .warned("careful"), .warned("careful"))
        #expect(run.unknownEvents == ["x": 2])
        #expect(run.warnings == ["careful"])
    }

    @Test("a run stands still until it goes on or ends, and says what for")
    func pause() {
        let need = Need(kind: .approval, question: "It waits in orq.ai", isAnswerable: false)
        #expect(run(.paused(need)).pause == need)
        #expect(run(.paused(need)).progress == need.question)
        #expect(run(.paused(need), .paused(nil)).pause == nil)
        #expect(run(.paused(need), .ended(.completed)).pause == nil)
    }
}
