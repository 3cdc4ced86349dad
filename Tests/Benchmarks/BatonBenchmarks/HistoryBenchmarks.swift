import BatonCore
import BatonHistory
import Benchmark
import Foundation

/// Speed of the history at three sizes: opening, paging, finding and adding.
let historyBenchmarks: @Sendable () -> Void = {
    for count in [10, 1_000, 100_000] {
        Benchmark("History: open a file of \(count) messages and its thread") { benchmark in
            let path = try await FilledHistory.path(messages: count)
            benchmark.startMeasurement()
            blackHole(try await SQLiteHistory(path: path).thread("t", atMost: ChatThread.page))
            benchmark.stopMeasurement()
        }

        Benchmark("History: the page before, \(count) messages") { benchmark in
            let history = SQLiteHistory(path: try await FilledHistory.path(messages: count))
            guard let first = try await history.thread("t", atMost: ChatThread.page)?.turns.first else { return }
            benchmark.startMeasurement()
            blackHole(try await history.turns(of: "t", before: first.id, atMost: ChatThread.page))
            benchmark.stopMeasurement()
        }

        Benchmark("History: a turn and its end, \(count) messages") { benchmark in
            let history = SQLiteHistory(path: try await FilledHistory.path(messages: count))
            _ = try await history.thread("t", atMost: 1)
            let turn = FilledHistory.turn(Int.random(in: 1_000_000..<1_000_000_000))
            benchmark.startMeasurement()
            try await history.record(.turnAdded(turn, "t"))
            benchmark.stopMeasurement()
        }

        for words in ["common", "rare", "common rare", "wo", "word7 word11"] {
            Benchmark("History: search “\(words)”, \(count) messages") { benchmark in
                let history = SQLiteHistory(path: try await FilledHistory.path(messages: count))
                _ = try await history.thread("t", atMost: 1)
                benchmark.startMeasurement()
                blackHole(try await history.search(words, atMost: 50))
                benchmark.stopMeasurement()
            }
        }
        for words in ["一", "一七", "乙丁丂", "丅一丆 word"] {
            Benchmark("History: search “\(words)”, \(count) messages without spaces") { benchmark in
                let history = SQLiteHistory(path: try await FilledHistory.path(messages: count, isUnspaced: true))
                _ = try await history.thread("t", atMost: 1)
                benchmark.startMeasurement()
                blackHole(try await history.search(words, atMost: 50))
                benchmark.stopMeasurement()
            }
        }
    }
}

/// What it takes to keep one more word of an answer that streams, however long it is already.
let growingTextBenchmarks: @Sendable () -> Void = {
    for kilobytes in [1, 100, 1_000] {
        Benchmark("History: a word more of an answer of \(kilobytes) kB") { benchmark in
            let history = SQLiteHistory(path: try await FilledHistory.path(messages: 10))
            var turn = FilledHistory.turn(Int.random(in: 1_000_000..<1_000_000_000))
            var run = Run(id: RunID("run \(turn.id)"), began: turn.created)
            turn.run = run
            try await history.record(.turnAdded(turn, "t"))
            var part = Part(id: "m", kind: .text, text: String(repeating: "a word ", count: kilobytes * 1_024 / 7))
            run.state = .streaming
            run.items = [.part(part)]
            try await history.record(.runChanged(run, turn.id, "t"))
            history.flush()
            part.text += "more "
            run.items = [.part(part)]
            benchmark.startMeasurement()
            try await history.record(.runChanged(run, turn.id, "t"))
            history.flush()
            benchmark.stopMeasurement()
        }
    }
}

/// Histories of one long thread, made once and kept beside each other.
enum FilledHistory {
    /// Half of the messages are prompts; the words are those of a small vocabulary, a few far more often than most.
    ///
    /// - Parameter isUnspaced: whether the words are Han characters without spaces between them.
    static func path(messages: Int, isUnspaced: Bool = false) async throws -> String {
        let name = "baton-benchmark-history-\(messages)\(isUnspaced ? "-unspaced" : "")/history.sqlite"
        let path = FileManager.default.temporaryDirectory.appending(path: name).path
        let history = SQLiteHistory(path: path)
        guard try await history.thread("t", atMost: 1) == nil else { return path }
        var thread = ChatThread(id: "t", agent: AgentReference(profile: "p", agent: "a"))
        thread.turns = (0..<messages / 2).map { turn($0, isUnspaced: isUnspaced) }
        try await history.record(.threadOpened(thread))
        return path
    }

    static func turn(_ index: Int, isUnspaced: Bool = false) -> Turn {
        var generator = SplitMix64(seed: UInt64(index))
        let moment = Moment(monotonic: .zero, unixMilliseconds: Int64(index) * 1_000)
        var turn = Turn(
            id: TurnID("turn\(index)"), prompt: Prompt(isUnspaced ? characters(24, &generator) : words(12, &generator)),
            created: moment)
        var run = Run(id: RunID("run\(index)"), began: moment)
        var part = Part(id: "m", kind: .text, text: "common " + words(60, &generator))
        if isUnspaced { part.text = characters(120, &generator) }
        if index % 1_000 == 0 { part.text += " rare" }
        part.isFinal = true
        run.items = [.part(part)]
        run.state = .ended(.completed)
        run.total = .seconds(1)
        turn.run = run
        return turn
    }

    private static func words(_ count: Int, _ generator: inout SplitMix64) -> String {
        var words: [String] = []
        for _ in 0..<count {
            let bound = Int.random(in: 0..<5_000, using: &generator)
            words.append("word\(Int.random(in: 0...bound, using: &generator))")
        }
        return words.joined(separator: " ")
    }

    /// As often as in Chinese the first of them, about: one in thirty.
    private static func characters(_ count: Int, _ generator: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<count {
            let bound = Int.random(in: 0...Int.random(in: 0...3_000, using: &generator), using: &generator)
            let number = 0x4E00 + Int.random(in: 0...bound, using: &generator)
            if let scalar = Unicode.Scalar(number) { text.append(scalar) }
        }
        return String(text)
    }
}
