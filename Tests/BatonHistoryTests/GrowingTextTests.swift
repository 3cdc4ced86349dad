import BatonCore
import BatonEngine
import BatonHistory
import Foundation
import Testing

@Suite("Texts that still grow, on disk")
struct GrowingTextTests {
    private static let turn: TurnID = "turn-1"

    private func begin(_ history: SQLiteHistory) async throws {
        var thread = ChatThread(id: "t", agent: Samples.agent)
        thread.turns = [Samples.turn("1", "hello", "")]
        thread.turns[0].run = Run(id: "run-1", began: thread.turns[0].created)
        try await history.record(.threadOpened(thread))
    }

    @Test("a long text costs what is new of it, not all of it each time")
    func cost() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        try await begin(history)
        var run = Samples.run("1", "", isEnded: false)
        for index in 0..<400 {
            let text = "piece \(index) " + String(repeating: "é", count: 200)
            run.apply(.delta(Delta(part: "m", kind: .text, text: text)))
            try await history.record(.runChanged(run, Self.turn, "t"))
            history.flush()
        }
        // The text is 160 kB in the end; written whole each time, it would have been 32 MB. A commit is a page or a few of 4 kB.
        #expect(try await history.size().bytes < 8_000_000)
        let left = shelf.open(try shelf.copy())
        #expect(try await left.thread("t", atMost: 1)?.turns[0].run == run)
    }

    @Test("whatever is written of a run that goes on, a program that is killed then has left all of it")
    func law() async throws {
        for seed in 1...12 {
            var generator = SplitMix64(seed: UInt64(seed))
            let shelf = try Shelf()
            let history = shelf.open()
            try await begin(history)
            var run = Samples.run("1", "", isEnded: false)
            for _ in 0..<25 {
                for _ in 0...Int.random(in: 0..<3, using: &generator) { Self.change(&run, &generator) }
                try await history.record(.runChanged(run, Self.turn, "t"))
                history.flush()
                let left = shelf.open(try shelf.copy())
                #expect(try await left.thread("t", atMost: 1)?.turns[0].run == run, "seed \(seed)")
                // Another program that comes in while it grows takes nothing away.
                if Bool.random(using: &generator) { _ = try await shelf.open().threads(ThreadQuery()) }
            }
            run.apply(.ended(.completed))
            try await history.record(.runChanged(run, Self.turn, "t"))
            #expect(try await shelf.open().thread("t", atMost: 1)?.turns[0].run == run, "seed \(seed)")
        }
    }

    private static func change(_ run: inout Run, _ generator: inout SplitMix64) {
        let part = PartID("m\(Int.random(in: 0..<3, using: &generator))")
        let piece = ["ab ", "é", "漢字", "\u{301}", "👩‍🚀"].randomElement(using: &generator) ?? ""
        let text = String(repeating: piece, count: 3)
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: run.apply(.stepStarted(Step(id: StepID("s\(run.items.count)"), kind: .tool, name: "tool")))
        case 1: run.apply(.stepEnded(StepID("s\(run.items.count - 1)"), StepEnd(result: [1])))
        case 2: run.apply(.partCompleted(Part(id: part, kind: .text, text: text)))
        case 3: run.apply(.messageCompleted([Part(id: part, kind: .text, text: "all of it " + text)]))
        case 4: run.apply(.progressed("thinking", agent: nil))
        case 5: run.apply(.delta(Delta(part: "r", kind: .reasoning, text: text)))
        default: run.apply(.delta(Delta(part: part, kind: .text, text: text)))
        }
    }

    @Test("two programs that follow one run, each at its own pace, leave the beginning of what both were told")
    func mixed() async throws {
        let shelf = try Shelf()
        let histories = [shelf.open(), shelf.open()]
        try await begin(histories[0])
        var generator = SplitMix64(seed: 7)
        let words = (0..<60).map { "word\($0) " }
        var runs = [Samples.run("1", "", isEnded: false), Samples.run("1", "", isEnded: false)]
        var counts = [0, 0]
        while counts.max() ?? 0 < words.count {
            let index = Int.random(in: 0...1, using: &generator)
            let more = words[counts[index]...].prefix(Int.random(in: 1...4, using: &generator))
            counts[index] += more.count
            runs[index].apply(.delta(Delta(part: "m", kind: .text, text: more.joined())))
            try await histories[index].record(.runChanged(runs[index], Self.turn, "t"))
            histories[index].flush()
            let text = try await shelf.open(try shelf.copy()).thread("t", atMost: 1)?.turns[0].run?.text ?? ""
            #expect(words.joined().hasPrefix(text))
            #expect(text.utf8.count >= (runs.map { $0.text.utf8.count }.min() ?? 0))
        }
    }
}

extension Run {
    fileprivate mutating func apply(_ event: RunEvent) { apply(event, elapsed: .milliseconds(items.count)) }
}
