import BatonCore
import BatonText
import Testing

@Suite struct GrowingLayoutTests {
    private func lines(_ layout: GrowingLayout) -> [StyledLine] {
        (0..<layout.lineCount).map(layout.line)
    }

    @Test("any chunking gives the layout of the whole", arguments: 0..<150)
    func chunking(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let whole = HostileText.random(upTo: 80, using: &generator)
        for width in [0, 1, 3, 9, 30] {
            var layout = GrowingLayout()
            var text = ""
            var rest = whole.unicodeScalars[...]
            var version = 0
            while !rest.isEmpty {
                let chunk = rest.prefix(Int.random(in: 1...6, using: &generator))
                rest.removeFirst(chunk.count)
                text.unicodeScalars.append(contentsOf: chunk)
                version += 1
                let before = lines(layout)
                layout.update(text: text, epoch: 0, version: version, width: width)
                let after = lines(layout)
                #expect(after == TextLayout.lines(of: text, width: width))
                let kept = layout.firstChangedLine
                #expect(kept <= after.count && before.prefix(kept) == after.prefix(kept))
            }
        }
    }

    @Test("a new epoch, width or role lays out anew")
    func anew() {
        var layout = GrowingLayout()
        layout.update(text: "one two", epoch: 0, version: 1, width: 20)
        layout.update(text: "six", epoch: 1, version: 2, width: 20)
        #expect(lines(layout).map(\.text) == ["six"])
        #expect(layout.firstChangedLine == 0)
        layout.update(text: "six ten", epoch: 1, version: 3, width: 3)
        #expect(lines(layout).map(\.text) == ["six", "ten"])
        layout.update(text: "six ten", epoch: 1, version: 3, width: 3, role: .dim)
        #expect(lines(layout).allSatisfy { $0.spans.allSatisfy { $0.role == .dim } })
    }

    @Test("a shorter text under the same epoch is laid out anew rather than misread")
    func shorter() {
        var layout = GrowingLayout()
        layout.update(text: "one\ntwo\nthree", epoch: 0, version: 1, width: 20)
        layout.update(text: "six", epoch: 0, version: 2, width: 20)
        #expect(lines(layout).map(\.text) == ["six"])
    }

    @Test("the same version changes nothing")
    func sameVersion() {
        var layout = GrowingLayout()
        layout.update(text: "one\ntwo", epoch: 0, version: 1, width: 20)
        layout.update(text: "one\ntwo", epoch: 0, version: 1, width: 20)
        #expect(layout.firstChangedLine == 2)
    }

    @Test("lines above the growing one are reported as unchanged, inside a paragraph too")
    func firstChangedLine() {
        var layout = GrowingLayout()
        layout.update(text: "one two three four", epoch: 0, version: 1, width: 5)
        layout.update(text: "one two three fourth", epoch: 0, version: 2, width: 5)
        #expect(lines(layout).map(\.text) == ["one", "two", "three", "fourt", "h"])
        #expect(layout.firstChangedLine == 3)
    }
}
