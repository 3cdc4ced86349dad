/// The lines of a source as the parser counts them: a line feed, a carriage return or both end one.
struct SourceLines {
    private let source: CommonMark.Bytes
    /// How many lines are complete, up to the last line feed; what stands behind is still being written.
    let completeCount: Int
    /// Where the complete lines end, in bytes.
    let completeEnd: Int

    init(_ source: CommonMark.Bytes) {
        self.source = source
        completeEnd = source.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var count = 0
        var position = 0
        while position < completeEnd {
            position = Self.nextLine(in: source, from: position)
            count += 1
        }
        completeCount = count
    }

    /// Where line `line` begins, in bytes.
    func offset(ofLine line: Int) -> Int {
        var position = 0
        for _ in 0..<line { position = Self.nextLine(in: source, from: position) }
        return position
    }

    private static func nextLine(in source: CommonMark.Bytes, from start: Int) -> Int {
        var position = start
        while position < source.count {
            let byte = source[position]
            position += 1
            if byte == 0x0A { return position }
            if byte == 0x0D { return position < source.count && source[position] == 0x0A ? position + 1 : position }
        }
        return position
    }
}

extension CommonMark.Bytes {
    func part(_ range: Range<Int>) -> CommonMark.Bytes {
        CommonMark.Bytes(rebasing: self[range])
    }
}
