import BatonCore
import BatonText
import Testing

@Suite struct BlockLawTests {
    @Test("no line exceeds its width unless it scrolls, and a line knows its columns", arguments: 0..<60)
    func widths(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let blocks = RandomBlocks.blocks(depth: 4, using: &generator)
        let isWrapping = Bool.random(using: &generator)
        for width in Array(1...10) + [20, 80] {
            let formatter = BlockFormatter(width: width, options: MarkdownOptions(wrapsCode: isWrapping))
            let lines = formatter.lines(of: blocks)
            #expect(lines.filter { $0.columns > width && ($0.scrollsFrom == nil || isWrapping) } == [])
            #expect(lines.filter { ($0.scrollsFrom ?? 0) >= width } == [])
            #expect(lines.filter { $0 != StyledLine($0.spans, scrollsFrom: $0.scrollsFrom) } == [])
            #expect(lines.filter { $0.text.utf8.contains { $0 == 0x0A || $0 == 0x09 } } == [])
        }
    }

    @Test("code's places are lines, apart and in order", arguments: 0..<60)
    func code(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let blocks = RandomBlocks.blocks(depth: 4, using: &generator)
        for width in [1, 7, 40] {
            let formatted = BlockFormatter(width: width, options: MarkdownOptions()).format(blocks)
            var end = 0
            for extent in formatted.code {
                #expect(extent.lines.lowerBound >= end && !extent.lines.isEmpty)
                end = extent.lines.upperBound
            }
            #expect(end <= formatted.lines.count)
        }
    }
}
