internal import BatonText

/// Where the user is in a side pane's rows, and what they look for there.
struct PaneState: Hashable, Sendable {
    /// Nil at the end, which is then followed.
    var cursor: PaneRowID?
    /// The first row in sight, as far as the cursor is in sight then.
    private(set) var top = 0
    /// What has its nested rows out of sight.
    var folded: Set<PaneRowID> = []

    /// What is being typed; nil while nothing is.
    var draft: String?
    /// Where the cursor was when the search began.
    var origin: PaneRowID?
    /// What was looked for before.
    var originPattern: TextPattern?
    var isBackward = false
    var pattern: TextPattern?

    struct View: Hashable {
        /// The first row in sight, and the one at the cursor.
        var top: Int
        var cursor: Int
    }

    /// What is in sight of `rows`, where there is room for so many.
    /// - Parameter jumps: whether the end, while it is followed, moves on by several rows at once.
    func view(of rows: [PaneRowID], room: Int, jumps: Bool = false) -> View {
        let end = max(0, rows.count - room)
        guard let cursor, let index = rows.lastIndex(of: cursor) else {
            let free = jumps && end > 0 ? JumpScroll.freeRows(below: rows.count, room: room) : 0
            return View(top: end + free, cursor: max(0, rows.count - 1))
        }
        return View(top: min(max(index - room + 1, min(top, index)), end), cursor: index)
    }

    /// Puts the cursor on a row; on the last one the end is followed.
    mutating func move(to index: Int, in rows: [PaneRowID], room: Int) {
        guard !rows.isEmpty else { return cursor = nil }
        let last = rows.count - 1
        top = view(of: rows, room: room).top
        cursor = index >= last ? nil : rows[max(0, index)]
        top = view(of: rows, room: room).top
    }

    mutating func move(_ motion: StepViewerCommand.Motion, in rows: [PaneRowID], room: Int) {
        // Two rows of the old page stay in sight, to hold on to.
        let page = max(1, room - 2)
        let half = max(1, room / 2)
        let index = view(of: rows, room: room).cursor
        switch motion {
        case .lineUp, .previousStep: move(to: index - 1, in: rows, room: room)
        case .lineDown, .nextStep: move(to: index + 1, in: rows, room: room)
        case .halfPageUp: scroll(by: -half, in: rows, room: room)
        case .halfPageDown: scroll(by: half, in: rows, room: room)
        case .pageUp: scroll(by: -page, in: rows, room: room)
        case .pageDown: scroll(by: page, in: rows, room: room)
        case .top: move(to: 0, in: rows, room: room)
        case .end: cursor = nil
        }
    }

    /// Moves the page, and the cursor with it.
    mutating func scroll(by count: Int, in rows: [PaneRowID], room: Int) {
        guard !rows.isEmpty else { return }
        let view = view(of: rows, room: room)
        let newTop = max(0, min(view.top + count, rows.count - room))
        let index = view.cursor + count
        top = newTop
        cursor = index >= rows.count - 1 ? nil : rows[max(0, index)]
    }
}
