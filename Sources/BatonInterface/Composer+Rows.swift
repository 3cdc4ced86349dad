import BatonScreen

extension Composer {
    /// The visible rows: all of them up to `maximumRows`, beyond that those around the insertion point.
    ///
    /// Only lines near the insertion point are laid out, so the cost follows what is shown, not what was pasted.
    package func layout(width: Int, maximumRows: Int) -> ComposerLayout {
        guard width > 0, maximumRows > 0 else {
            return ComposerLayout(
                rows: [], cursor: Position(column: 0, row: 0), hasRowsAbove: false, hasRowsBelow: false)
        }
        // The first frame's case; without it that frame would pay for finding out that a range can stand in an array.
        guard !folded.isEmpty else {
            return ComposerLayout(
                rows: [ComposerRow(text: "", source: 0..<0)], cursor: Position(column: 0, row: 0), hasRowsAbove: false,
                hasRowsBelow: false)
        }
        let breaker = ComposerRowBreaker(self, width: width)
        var around = line(at: insertionOffset)
        var rows = breaker.rows(of: around)
        var cursorRow = row(of: insertionOffset, in: rows)
        while around.lowerBound > 0, cursorRow < maximumRows {
            let above = line(at: around.lowerBound - 1)
            let aboveRows = breaker.rows(of: above)
            rows = aboveRows + rows
            cursorRow += aboveRows.count
            around = above.lowerBound..<around.upperBound
        }
        while around.upperBound < folded.utf8.count, rows.count - cursorRow <= maximumRows {
            let below = line(at: around.upperBound + 1)
            rows += breaker.rows(of: below)
            around = around.lowerBound..<below.upperBound
        }
        let top = max(0, min(cursorRow - maximumRows / 2, rows.count - maximumRows))
        let bottom = min(rows.count, top + maximumRows)
        let column = breaker.column(of: insertionOffset, in: rows[cursorRow])
        return ComposerLayout(
            rows: rows[top..<bottom].map(breaker.row),
            cursor: Position(column: min(column, width - 1), row: cursorRow - top),
            hasRowsAbove: top > 0 || around.lowerBound > 0,
            hasRowsBelow: bottom < rows.count || around.upperBound < folded.utf8.count)
    }

    /// Whether moving up leaves the text for the prompt history.
    package func isAtFirstRow(width: Int) -> Bool { rowAbove(ComposerRowBreaker(self, width: width)) == nil }

    /// Whether moving down leaves the text for the prompt history.
    package func isAtLastRow(width: Int) -> Bool { rowBelow(ComposerRowBreaker(self, width: width)) == nil }

    mutating func moveUp(width: Int, history: [String], after before: Momentum) {
        let breaker = ComposerRowBreaker(self, width: width)
        if let target = rowAbove(breaker) {
            move(toRow: target, breaker, after: before)
        } else if !history.isEmpty, recall?.index != 0 {
            recallOlder(in: history, after: before)
        } else {
            move(to: 0)
        }
    }

    mutating func moveDown(width: Int, history: [String], after before: Momentum) {
        let breaker = ComposerRowBreaker(self, width: width)
        if let target = rowBelow(breaker) {
            move(toRow: target, breaker, after: before)
        } else if recall != nil {
            recallNewer(in: history, after: before)
        } else {
            move(to: folded.utf8.count)
        }
    }

    private mutating func move(
        toRow target: (row: Range<Int>, endsLine: Bool), _ breaker: ComposerRowBreaker, after before: Momentum
    ) {
        let goal = goalColumn(breaker, after: before)
        move(to: breaker.offset(atColumn: goal, in: target.row, endsLine: target.endsLine))
        momentum = .movingOverRows(goal: goal)
    }

    private func goalColumn(_ breaker: ComposerRowBreaker, after before: Momentum) -> Int {
        if case .movingOverRows(let goal) = before { return goal }
        let rows = breaker.rows(of: line(at: insertionOffset))
        return breaker.column(of: insertionOffset, in: rows[row(of: insertionOffset, in: rows)])
    }

    private func rowAbove(_ breaker: ComposerRowBreaker) -> (row: Range<Int>, endsLine: Bool)? {
        let line = line(at: insertionOffset)
        let rows = breaker.rows(of: line)
        let current = row(of: insertionOffset, in: rows)
        if current > 0 { return (rows[current - 1], endsLine: false) }
        guard line.lowerBound > 0 else { return nil }
        return breaker.rows(of: self.line(at: line.lowerBound - 1)).last.map { ($0, endsLine: true) }
    }

    private func rowBelow(_ breaker: ComposerRowBreaker) -> (row: Range<Int>, endsLine: Bool)? {
        let line = line(at: insertionOffset)
        let rows = breaker.rows(of: line)
        let next = row(of: insertionOffset, in: rows) + 1
        if next < rows.count { return (rows[next], endsLine: next == rows.count - 1) }
        guard line.upperBound < folded.utf8.count else { return nil }
        let below = breaker.rows(of: self.line(at: line.upperBound + 1))
        return (below[0], endsLine: below.count == 1)
    }

    /// The row in which the insertion point shows: at a break inside a line, the later one.
    private func row(of offset: Int, in rows: [Range<Int>]) -> Int {
        rows.lastIndex { $0.lowerBound <= offset } ?? 0
    }
}
