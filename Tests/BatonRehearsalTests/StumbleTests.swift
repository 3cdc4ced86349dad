import BatonRehearsal
import Testing

struct StumbleTests {
    private let stumble = RehearsedAgent.stumble

    @Test func `fail fails after some text`() {
        let acts = stumble.acts(for: "please fail")
        #expect(!acts.text.isEmpty)
        #expect(acts.last == .fail(message: "The run failed, as you asked.", code: 500))
    }

    @Test func `drop breaks off between text and text`() throws {
        let acts = stumble.acts(for: "drop")
        let place = try #require(acts.firstIndex(of: .misbehave(.dropConnection)))
        #expect(!acts[..<place].text.isEmpty && !acts[place...].text.isEmpty)
    }

    @Test func `slow waits long, with a line of progress in each wait`() {
        let acts = stumble.acts(for: "slow")
        #expect(acts.waits >= .seconds(20))
        #expect(acts.count { if case .progress = $0 { true } else { false } } == 4)
    }

    @Test func `empty deltas are announced before the text`() {
        #expect(stumble.acts(for: "empty deltas").first == .misbehave(.emptyDeltas))
    }

    @Test func `faults can be had together`() {
        let acts = stumble.acts(for: "empty deltas, drop, then fail")
        #expect(acts.contains(.misbehave(.emptyDeltas)) && acts.contains(.misbehave(.dropConnection)))
        #expect(acts.last?.isFailure == true)
    }

    @Test func `other words are answered with those it knows`() {
        let text = stumble.answer(to: "hello")
        for word in ["`fail`", "`drop`", "`slow`", "`429`", "`empty deltas`"] { #expect(text.contains(word)) }
    }

    @Test func `429 refuses stumble's runs and nobody else's`() async {
        let ledger = Rehearsal(speed: 1_000).ledger
        let refusal = await ledger.refusal(for: "give me a 429", agent: .stumble)
        #expect(refusal == .tooManyRequests(retryAfterSeconds: 5))
        let other = await ledger.refusal(for: "fail", agent: .stumble)
        #expect(other == nil)
        let guide = await ledger.refusal(for: "what is 429?", agent: .guide)
        #expect(guide == nil)
    }
}

extension Act {
    fileprivate var isFailure: Bool {
        if case .fail = self { true } else { false }
    }
}
