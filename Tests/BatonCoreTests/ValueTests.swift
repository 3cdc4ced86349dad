import BatonCore
import Testing

@Suite struct ValueTests {
    @Test("ids are compared by their bytes, not by what they look like")
    func ids() {
        let composed: RunID = "\u{E9}"
        let decomposed: RunID = "e\u{301}"
        #expect(composed != decomposed && Set([composed, decomposed]).count == 2)
        #expect(RunID("a") < RunID("b") && !(RunID("b") < RunID("b")))
        #expect("\(RunID("x-1"))" == "x-1")
    }

    @Test("a random id is 16 lower-case hexadecimal digits, the same for the same seed")
    func randomIDs() {
        struct Fixed: RandomNumberGenerator {
            var value: UInt64
            mutating func next() -> UInt64 { value }
        }
        var small = Fixed(value: 0xAB)
        var large = Fixed(value: .max)
        #expect(TurnID.random(using: &small) == "00000000000000ab")
        #expect(TurnID.random(using: &large) == "ffffffffffffffff")
    }

    @Test("merging handles never loses an id, and the newer one wins")
    func handles() {
        let old = RemoteHandle(
            platform: .orq, ids: RemoteIDs([.task: "t1", .context: "c"]), state: ["api": "tasks", "path": "/v2"])
        let newer = RemoteHandle(
            platform: .orq, ids: RemoteIDs([.task: "t2", .trace: "x", .context: ""]), state: ["api": "responses"])
        let merged = old.merging(newer)
        #expect(merged.ids.all.map(\.kind) == [.task, .context, .trace])
        #expect(merged.ids.all.map(\.text) == ["t2", "c", "x"])
        #expect(merged.state == ["api": "responses", "path": "/v2"])
        #expect(old.merging(RemoteHandle(platform: .orq)) == old)
        #expect(merged.merging(newer) == merged)
    }

    @Test("an empty id is none")
    func emptyIDs() {
        var ids = RemoteIDs([.thread: ""])
        #expect(ids.isEmpty)
        ids[.run] = "r"
        ids[.run] = ""
        #expect(ids[.run] == nil && ids.isEmpty)
    }

    @Test("of two objects laid over each other the newer one wins, name by name and inside of inner objects")
    func objects() {
        let old: JSONObject = ["a": ["x": 1, "y": 2], "b": [1, 2], "c": 3]
        let newer: JSONObject = ["a": ["y": 5, "z": nil], "b": [3], "d": ["e": 1]]
        let merged = old.merging(newer)
        #expect(JSONValue.object(merged).text == #"{"a":{"x":1,"y":5,"z":null},"b":[3],"c":3,"d":{"e":1}}"#)
        #expect(merged.merging(newer) == merged)
        #expect(old.merging([]) == old && JSONObject().merging(old) == old)
    }

    @Test("whole milliseconds are rounded towards zero, and read back")
    func milliseconds() {
        #expect(Duration.milliseconds(1_234).milliseconds == 1_234)
        #expect(Duration.microseconds(1_999).milliseconds == 1)
        #expect(Duration.microseconds(-1_999).milliseconds == -1)
    }

    @Test("newer figures are laid over older ones, and an absent one takes nothing away")
    func usage() {
        let old = Usage(inputTokens: 1, outputTokens: 2, model: "m")
        #expect(
            old.merging(Usage(outputTokens: 3, costUSD: 0.5))
                == Usage(inputTokens: 1, outputTokens: 3, costUSD: 0.5, model: "m"))
    }

    @Test("a step's duration is the server's figure, else what was seen")
    func stepDuration() {
        var step = Step(id: "s", kind: .tool, name: "t")
        #expect(step.duration == nil)
        step.started = .seconds(1)
        #expect(step.duration == nil)
        step.ended = .seconds(3)
        #expect(step.duration == .seconds(2))
        step.reportedDuration = .milliseconds(1_500)
        #expect(step.duration == .milliseconds(1_500))
    }

    @Test("a run's text is its text parts, a blank line between them, without reasoning")
    func runText() {
        var run = Run(id: "r", began: Moment(monotonic: .zero, unixMilliseconds: 0))
        run.items = [
            .part(Part(id: "1", kind: .reasoning, text: "hm")), .part(Part(id: "2", kind: .text, text: "a")),
            .step(Step(id: "s", kind: .tool, name: "t")), .part(Part(id: "3", kind: .text)),
            .part(Part(id: "4", kind: .text, text: "b")),
        ]
        #expect(run.text == "a\n\nb" && run.steps.count == 1 && run.parts.count == 4)
    }

    @Test("every outcome has its documented word")
    func outcomeWords() {
        let failure = PlatformFailure(.agentFailed, "no")
        let outcomes: [Outcome] = [
            .completed, .cutOff(reason: "length"), .failed(failure), .cancelled, .rejected, .expired,
            .needs(Need(kind: .form, question: "?")), .needs(Need(kind: .approval, question: "?")),
            .needs(Need(kind: .signIn, question: "?")),
        ]
        #expect(
            outcomes.map(\.word) == [
                "completed", "cut_off", "failed", "cancelled", "rejected", "expired", "needs_input", "needs_approval",
                "needs_sign_in",
            ])
    }
}
