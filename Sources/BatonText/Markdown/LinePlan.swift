/// Where the parts of a growing layout stand among its lines, with a blank line between two parts that show something.
struct LinePlan: Hashable, Sendable {
    enum Place: Hashable, Sendable {
        case settled(Int), open(Int), tail(Int), links(Int), gap
    }

    private(set) var settled = 0..<0
    private(set) var open = 0..<0
    private(set) var tail = 0..<0
    private(set) var links = 0..<0

    init() {}

    /// - Parameter isTailTight: whether the tail stands right behind the open block's lines.
    init(settled: Int, open: Int, tail: Int, isTailTight: Bool, links: Int) {
        self.settled = 0..<settled
        self.open = Self.behind(self.settled.upperBound, open)
        self.tail =
            isTailTight && open > 0
            ? self.open.upperBound..<self.open.upperBound + tail : Self.behind(self.open.upperBound, tail)
        self.links = Self.behind(self.tail.upperBound, links)
    }

    var end: Int { links.upperBound }

    func place(of index: Int) -> Place {
        if settled.contains(index) { return .settled(index) }
        if open.contains(index) { return .open(index - open.lowerBound) }
        if tail.contains(index) { return .tail(index - tail.lowerBound) }
        if links.contains(index) { return .links(index - links.lowerBound) }
        return .gap
    }

    private static func behind(_ end: Int, _ count: Int) -> Range<Int> {
        let start = count > 0 && end > 0 ? end + 1 : end
        return start..<start + count
    }
}
