import BatonCore
import BatonText
import Testing

@Suite struct GrowingMarkdownTests {
    private static let widths = [1, 9, 32, 80]

    private func lines(_ layout: GrowingMarkdown) -> [StyledLine] {
        (0..<layout.lineCount).map(layout.line)
    }

    /// The layout that growing has to arrive at.
    private func whole(
        _ text: String, width: Int, options: MarkdownOptions = .init(), after earlier: [String] = []
    ) -> [StyledLine] {
        var links = LinkTable()
        for target in earlier { _ = links.number(of: target) }
        let formatter = BlockFormatter(width: width, options: options)
        let lines = formatter.lines(of: MarkdownParser.blocks(of: text, links: &links))
        let list = formatter.linkList(links, listed: Set(links.listed))
        return lines + (lines.isEmpty || list.isEmpty ? [] : [StyledLine([])]) + list
    }

    private func chunks(_ text: String, _ generator: inout SplitMix64) -> [String] {
        var rest = text.unicodeScalars[...]
        var chunks: [String] = []
        let longest = [1, 7, 40][Int.random(in: 0..<3, using: &generator)]
        while !rest.isEmpty {
            let chunk = rest.prefix(Int.random(in: 1...longest, using: &generator))
            rest.removeFirst(chunk.count)
            chunks.append(String(String.UnicodeScalarView(chunk)))
        }
        return chunks
    }

    /// Grows `document` and compares each stage with the layout of the whole.
    private func expectLaw(_ document: String, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation) {
        var generator = SplitMix64(seed: seed)
        let width = Self.widths[Int.random(in: 0..<Self.widths.count, using: &generator)]
        let options = MarkdownOptions(wrapsCode: Bool.random(using: &generator))
        let earlier = Bool.random(using: &generator) ? [] : ["https://before", "/url"]
        var links = LinkTable()
        for target in earlier { links.list(links.number(of: target)) }
        var layout = GrowingMarkdown(
            patience: [0, 0, 30, 1_000][Int.random(in: 0..<4, using: &generator)], after: links)
        var text = ""
        var before: [StyledLine] = []
        for (version, chunk) in chunks(document, &generator).enumerated() {
            text += chunk
            layout.update(text: text, epoch: 0, version: version, width: width, options: options)
            let after = lines(layout)
            let expected = whole(text, width: width, options: options, after: earlier)
            guard after == expected else {
                Issue.record(
                    "\(text.debugDescription) at \(width): \(after.map(\.text)) for \(expected.map(\.text))",
                    sourceLocation: sourceLocation)
                return
            }
            let kept = layout.firstChangedLine
            #expect(kept <= after.count && before.prefix(kept) == after.prefix(kept), sourceLocation: sourceLocation)
            before = after
        }
    }

    @Test("any chunking of the specification's examples gives the layout of the whole", arguments: 0..<10)
    func examples(part: Int) {
        for (index, example) in CommonMarkExamples.inputs.enumerated() where index % 10 == part {
            expectLaw(example, seed: UInt64(index))
        }
    }

    @Test("any chunking of neighbouring examples gives the layout of the whole", arguments: 0..<10)
    func neighbours(part: Int) {
        let examples = CommonMarkExamples.inputs
        for index in stride(from: part * 3, to: examples.count - 3, by: 30) {
            expectLaw(examples[index..<index + 3].joined(separator: "\n"), seed: UInt64(index))
        }
    }

    @Test("any chunking of a generated document gives the layout of the whole", arguments: 0..<80)
    func documents(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        expectLaw(GeneratedMarkdown.document(upTo: 6, using: &generator), seed: UInt64(seed))
    }

    @Test("any chunking of marks in disorder gives the layout of the whole", arguments: 0..<200)
    func noise(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        expectLaw(GeneratedMarkdown.noise(upTo: 40, using: &generator), seed: UInt64(seed))
    }

    @Test("a new epoch, width or option lays out anew, and so does a shorter text")
    func anew() {
        var layout = GrowingMarkdown(patience: 0)
        func grow(_ text: String, epoch: Int, version: Int, width: Int, options: MarkdownOptions = .init()) {
            layout.update(text: text, epoch: epoch, version: version, width: width, options: options)
            #expect(lines(layout) == whole(text, width: width, options: options))
            #expect(layout.firstChangedLine == 0)
        }
        grow("one\n\n```\na long row of code\n", epoch: 0, version: 0, width: 10)
        grow("six\n\n```\na long row of code\nb", epoch: 1, version: 1, width: 10)
        grow("six\n\n```\na long row of code\nb", epoch: 1, version: 1, width: 12)
        grow(
            "six\n\n```\na long row of code\nb", epoch: 1, version: 1, width: 12,
            options: MarkdownOptions(wrapsCode: true))
        grow("ten", epoch: 1, version: 2, width: 12, options: MarkdownOptions(wrapsCode: true))
    }

    @Test("the same version changes nothing")
    func sameVersion() {
        var layout = GrowingMarkdown()
        layout.update(text: "one\n\ntwo", epoch: 0, version: 1, width: 20)
        layout.update(text: "one\n\ntwo", epoch: 0, version: 1, width: 20)
        #expect(layout.firstChangedLine == 3)
    }

    @Test("lines above the growing part are reported as unchanged, in a block too", arguments: [0, 10_000])
    func firstChangedLine(patience: Int) {
        for (text, more, first) in [
            ("one\n\ntwo", " words", 2), ("```\na\nb", "c", 1), ("- a\n- b", "c", 1),
            ("|a|b|\n|-|-|\n|1|2|\n|3|", "4|", 3), ("[a](/b)\n\nc", "d", 2),
        ] {
            var layout = GrowingMarkdown(patience: patience)
            layout.update(text: text, epoch: 0, version: 0, width: 20)
            layout.update(text: text + more, epoch: 0, version: 1, width: 20)
            #expect(layout.firstChangedLine == first, "\(text)")
        }
    }

    @Test("a definition that comes late makes links of what stood before it")
    func lateDefinition() {
        var layout = GrowingMarkdown()
        layout.update(text: "See [it][1].\n\nMore.\n\n", epoch: 0, version: 0, width: 40)
        #expect(layout.line(0).text == "See [it][1].")
        layout.update(text: "See [it][1].\n\nMore.\n\n[1]: https://e.org", epoch: 0, version: 1, width: 40)
        #expect(lines(layout).map(\.text) == ["See it[1].", "", "More.", "", "[1] https://e.org"])
        #expect(layout.firstChangedLine == 0)
        #expect(layout.links.targets == ["https://e.org"])
    }

    @Test("code is found by any of its lines, open or closed, wherever it stands", arguments: [0, 10_000])
    func codeBlocks(patience: Int) {
        let text = "a\n\n- b\n  ```sh\n  c\n  ```\n\nd\n\n```swift\ne\nf"
        var layout = GrowingMarkdown(patience: patience)
        for (version, end) in text.indices.enumerated() {
            layout.update(text: String(text[...end]), epoch: 0, version: version, width: 40)
        }
        let found = (0..<layout.lineCount).map { layout.codeBlock(at: $0) }
        let shell = CodeBlock(language: "sh", text: "c")
        let swift = CodeBlock(language: "swift", text: "e\nf")
        #expect(found == [nil, nil, nil, shell, shell, nil, nil, nil, swift, swift, swift])
    }
}
