import BatonCore
import BatonScreen
import BatonText
import Testing

@Suite struct RightToLeftTests {
    private func wrap(_ text: String, _ width: Int) -> [String] {
        TextLayout.lines(of: text, width: width).map(\.text)
    }

    @Test(
        "a paragraph with right-to-left letters is marked once, in logical order",
        arguments: ["שלום", "سلام", "ܫܠܡܐ", "𐤔𐤋𐤌"])
    func mark(word: String) {
        #expect(wrap("one\nsay \(word) twice\ntwo", 80) == ["one", "⇠ say \(word) twice", "two"])
        #expect(wrap("one two \(word)", 10) == ["⇠ one two", word])
    }

    @Test("the mark counts, and is labelled")
    func look() {
        let lines = TextLayout.lines(of: "aaa בבב", width: 9)
        #expect(lines == [StyledLine([StyledSpan("⇠ ", .label), StyledSpan("aaa בבב")])])
        #expect(wrap("aaa בבב", 8) == ["⇠ aaa", "בבב"])
    }

    @Test("digits and marks of such scripts, and narrow lines, have no mark")
    func unmarked() {
        #expect(wrap("٣٤٥", 80) == ["٣٤٥"])
        #expect(wrap("שלום", 7) == ["שלום"])
    }

    @Test("tabs stop at the same columns of the text with the mark and without")
    func tabs() {
        #expect(wrap("a\tb ש", 80) == ["⇠ a   b ש"])
    }

    @Test("a mark that comes late lays out its paragraph again, and nothing before it")
    func late() {
        var layout = GrowingLayout()
        var text = "one two three four\naaa bbb ccc ddd"
        layout.update(text: text, epoch: 0, version: 1, width: 9)
        text += " ש"
        layout.update(text: text, epoch: 0, version: 2, width: 9)
        let lines = (0..<layout.lineCount).map { layout.line($0).text }
        #expect(lines == ["one two", "three", "four", "⇠ aaa bbb", "ccc ddd ש"])
        #expect(layout.firstChangedLine == 3)
    }
}
