/// The lines of blocks, and the code among them.
package struct BlockLines: Hashable, Sendable {
    /// Where a code block stands, its label included, for the program to know what a copy at a line means.
    package struct Code: Hashable, Sendable {
        package var lines: Range<Int>
        package var block: CodeBlock
    }

    package private(set) var lines: [StyledLine]
    /// In the order in which they stand, at any depth; their lines never overlap.
    package private(set) var code: [Code]

    package init() {
        lines = []
        code = []
    }

    init(_ lines: [StyledLine]) {
        self.lines = lines
        code = []
    }

    init(_ lines: [StyledLine], of block: CodeBlock) {
        self.lines = lines
        code = [Code(lines: lines.indices, block: block)]
    }

    /// Appends `newer` behind a blank line, or right behind the lines so far where `isTight`; what has no lines, or comes
    /// first, needs no blank line.
    package mutating func append(_ newer: BlockLines, isTight: Bool) {
        guard !newer.lines.isEmpty else { return }
        if !isTight, !lines.isEmpty { lines.append(StyledLine([])) }
        let offset = lines.count
        lines += newer.lines
        code += newer.code.map {
            Code(lines: $0.lines.lowerBound + offset..<$0.lines.upperBound + offset, block: $0.block)
        }
    }

    /// These lines changed one by one.
    func map(_ change: (StyledLine) -> StyledLine) -> BlockLines {
        var changed = self
        changed.lines = lines.map(change)
        return changed
    }

    /// These lines behind `lead`.
    func led(by lead: Lead) -> BlockLines {
        var led = self
        led.lines = lead.standing(before: lines)
        return led
    }
}
