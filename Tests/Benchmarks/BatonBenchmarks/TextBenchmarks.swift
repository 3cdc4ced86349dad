import BatonText
import Benchmark

/// Speed of the text engine: whole texts, and deltas into long ones.
let textBenchmarks: @Sendable () -> Void = {
    let megabyte = 1_000_000

    for (name, text) in [
        ("prose", Documents.prose(bytes: megabyte)), ("answers", Documents.answer(bytes: megabyte)),
        ("code", Documents.codeBlock(bytes: megabyte)),
    ] {
        Benchmark("Text: 1 MB of \(name) parsed, styled and wrapped") { benchmark in
            for _ in benchmark.scaledIterations {
                var layout = GrowingMarkdown()
                layout.update(text: text, epoch: 0, version: 1, width: 100)
                blackHole(layout.lineCount)
            }
        }
    }

    for (name, text) in [
        ("an empty answer", ""), ("an answer of 1 MB", Documents.answer(bytes: megabyte)),
        ("an open code block of 200 KB", Documents.codeBlock(bytes: megabyte / 5)),
        ("an open list of 200 KB", Documents.list(bytes: megabyte / 5)),
        ("an open table of 200 KB", Documents.table(bytes: megabyte / 5)),
    ] {
        Benchmark("Text: 1,000 deltas into \(name)") { benchmark in
            var answer = GrowingAnswer(text, as: name)
            benchmark.startMeasurement()
            for index in 0..<1_000 { answer.receive(index) }
            benchmark.stopMeasurement()
        }
    }
}

/// An answer that grows by five bytes at a time, in the manner of the block that it ends with.
struct GrowingAnswer {
    private var text: String
    private let pieces: [String]
    private var layout = GrowingMarkdown()

    init(_ text: String, as name: String) {
        self.text = text
        let tail =
            name.contains("code")
            ? "    let x = call(1, \"two\")\n"
            : name.contains("list")
                ? "- one more item of the list\n"
                : name.contains("table")
                    ? "| alpha | 12,40 | a cell |\n" : "A word or two more, and a line.\n\n"
        var rest = Substring(tail)
        var pieces: [String] = []
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(5)))
            rest = rest.dropFirst(5)
        }
        self.pieces = pieces
        layout.update(text: text, epoch: 0, version: 0, width: 100)
    }

    mutating func receive(_ index: Int) {
        text += pieces[index % pieces.count]
        layout.update(text: text, epoch: 0, version: index + 1, width: 100)
        blackHole(layout.firstChangedLine)
    }
}
