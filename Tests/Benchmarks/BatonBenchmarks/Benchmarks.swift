import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import BatonTransport
import Benchmark
import Foundation
import TerminalEmulator

/// Speed as it is promised, measured inside the process where the promise is about a function, and through a
/// pseudo-terminal where it is about the program.
let benchmarks: @Sendable () -> Void = {
    textBenchmarks()
    historyBenchmarks()
    growingTextBenchmarks()

    Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .cpuTotal, .throughput], maxDuration: .seconds(3))

    // The release build beside this one, or whichever BATON_PROGRAM names.
    let program = ProcessInfo.processInfo.environment["BATON_PROGRAM"] ?? ".build-release/release/baton"
    if FileManager.default.isExecutableFile(atPath: program) {
        Benchmark("Program: exec to first paint, 120×36") { benchmark in
            for _ in benchmark.scaledIterations {
                let chat = try PtyProcess(
                    [program],
                    environment: [
                        "HOME": "/nonexistent", "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8",
                    ], columns: 120, rows: 36)
                try chat.waitUntil("the prompt is shown") { $0.text.contains("›") }
            }
        }
    }

    for words in [0, 1_000, 16_000] {
        Benchmark(
            "Interface: 1,000 deltas into an answer of \(words) words, a frame after every 16",
            configuration: .init(scalingFactor: .one)
        ) { benchmark in
            var chat = StreamingChat(words: words)
            benchmark.startMeasurement()
            for index in 0..<1_000 {
                chat.receive("word\(index % 100) ")
                if index % 16 == 0 { blackHole(chat.frame()) }
            }
            benchmark.stopMeasurement()
        }
    }

    Benchmark("Interface: a key and its frame", configuration: .init(scalingFactor: .kilo)) { benchmark in
        var chat = StreamingChat(words: 1_000)
        benchmark.startMeasurement()
        for index in benchmark.scaledIterations {
            chat.press(index.isMultiple(of: 2) ? "a" : "Backspace")
            blackHole(chat.frame())
        }
        benchmark.stopMeasurement()
    }

    Benchmark(
        "Interface: a thread of 10,000 messages laid out for the first time", configuration: .init(maxIterations: 5)
    ) { benchmark in
        var chat = StreamingChat(exchanges: 5_000, answer: Documents.answer(bytes: 600))
        chat.resize(columns: 100)
        benchmark.startMeasurement()
        blackHole(chat.frame())
        benchmark.stopMeasurement()
    }

    Benchmark("Interface: a page of a thread of 10,000 messages", configuration: .init(maxIterations: 5)) { benchmark in
        var chat = StreamingChat(exchanges: 5_000, answer: Documents.answer(bytes: 600))
        benchmark.startMeasurement()
        for _ in 0..<100 {
            chat.press("PgUp")
            blackHole(chat.frame())
        }
        benchmark.stopMeasurement()
    }

    let event = "data: {\"type\":\"response.output_text.delta\",\"sequence_number\":4,\"delta\":\"14 °C and dry\"}\n\n"
    let stream = Array(String(repeating: event, count: 1_000).utf8)
    Benchmark("Transport: 1,000 events framed and parsed") { benchmark in
        for _ in benchmark.scaledIterations {
            var decoder = FrameDecoder()
            for frame in try decoder.feed(stream) { blackHole(try JSONValue(wire: frame.payload)) }
        }
    }
}
