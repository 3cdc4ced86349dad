/// What an update has changed of a layout's lines.
struct LineChange {
    /// The layout before the update, and the lines of its tail.
    let plan: LinePlan
    let tail: [StyledLine]
    /// Whether nothing is known to have stayed.
    var isEverything = false
    /// Whether the finished lines of the open block have changed.
    var isOpenBlockNew = false
    var areLinksNew = false

    /// The first line that may differ from before.
    func firstLine(in newer: LinePlan, line: (Int) -> StyledLine) -> Int {
        if isEverything { return 0 }
        if isOpenBlockNew { return min(plan.open.lowerBound, newer.end) }
        // What stands before the tail, the gap between them not included.
        var index = plan.open.upperBound
        while index < plan.tail.upperBound, index < newer.end {
            let before = plan.tail.contains(index) ? tail[index - plan.tail.lowerBound] : StyledLine([])
            guard line(index) == before else { return index }
            index += 1
        }
        guard index == plan.tail.upperBound, newer.links == plan.links, newer.tail.upperBound == index else {
            return min(index, newer.end)
        }
        return areLinksNew ? index : newer.end
    }
}
