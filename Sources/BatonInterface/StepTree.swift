internal import BatonCore

/// The steps of a run in the order of a tree: what happened inside of a step stands below it.
enum StepTree {
    struct Row: Hashable {
        var block: StepBlock
        /// How many steps stand below it, folded or not.
        var nestedCount: Int
        var isFolded: Bool

        var id: PaneRowID { .step(block.step.id) }
    }

    static func rows(of run: Run, folded: Set<PaneRowID>) -> [Row] {
        let blocks = StepBlock.all(of: run)
        var places: [StepID: Int] = [:]
        var children: [Int: [Int]] = [:]
        var roots: [Int] = []
        for (index, block) in blocks.enumerated() {
            // A step nests in one that came before it; whatever else a server says, no step is lost and none is its own.
            if let parent = block.step.parent.flatMap({ places[$0] }) {
                children[parent, default: []].append(index)
            } else {
                roots.append(index)
            }
            places[block.step.id] = index
        }
        var rows: [Row] = []
        var waiting = Array(roots.reversed())
        while let index = waiting.popLast() {
            let nested = children[index] ?? []
            let isFolded = !nested.isEmpty && folded.contains(.step(blocks[index].step.id))
            rows.append(
                Row(block: blocks[index], nestedCount: count(below: index, children), isFolded: isFolded))
            if !isFolded { waiting += nested.reversed() }
        }
        return rows
    }

    private static func count(below index: Int, _ children: [Int: [Int]]) -> Int {
        var waiting = children[index] ?? []
        var count = 0
        while let next = waiting.popLast() {
            count += 1
            waiting += children[next] ?? []
        }
        return count
    }
}
