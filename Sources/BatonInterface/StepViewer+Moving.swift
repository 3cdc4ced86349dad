internal import BatonScreen
internal import BatonText

extension StepViewer {
    mutating func perform(_ command: StepViewerCommand.Looking) {
        switch command {
        case .move(let motion): move(motion)
        case .toggleFold: toggleFold()
        case .fold(let depth): fold(toDepth: depth)
        case .toggleUnescaped: toggleUnescaped()
        case .beginSearch(let isBackward):
            search.draft = ""
            search.isBackward = isBackward
        case .leaveSearch: search.draft = nil
        }
        keepCursorInSight()
    }

    // MARK: Moving

    private mutating func move(_ motion: StepViewerCommand.Motion) {
        // Two rows of the old page stay in sight, to hold on to.
        let page = max(1, size.rows - 2)
        let half = max(1, size.rows / 2)
        switch motion {
        case .lineUp: moveCursor(by: -1)
        case .lineDown: moveCursor(by: 1)
        case .halfPageUp: scroll(by: -half)
        case .halfPageDown: scroll(by: half)
        case .pageUp: scroll(by: -page)
        case .pageDown: scroll(by: page)
        case .top: cursor = place(at: 0)
        case .end: cursor = place(at: max(0, rowCount - 1))
        case .previousStep: moveToPreviousStep()
        case .nextStep: moveToStep(cursor.entry + 1)
        }
    }

    private mutating func moveCursor(by rows: Int) {
        cursor = place(at: max(0, min(row(of: cursor) + rows, rowCount - 1)))
    }

    /// Moves the page, and the cursor with it.
    private mutating func scroll(by rows: Int) {
        top = place(at: max(0, min(row(of: top) + rows, lastTopRow)))
        moveCursor(by: rows)
    }

    /// To the title of this step, or from there to the one before.
    private mutating func moveToPreviousStep() {
        moveToStep(cursor.part == .title ? cursor.entry - 1 : cursor.entry)
    }

    /// Shows a step from its title on, as far as there are rows behind it.
    private mutating func moveToStep(_ entry: Int) {
        guard entries.indices.contains(entry) else { return }
        cursor = Place(entry: entry)
        top = cursor
    }

    // MARK: Folding

    /// Folds or unfolds what the cursor is on: a node, or all of a step from its title.
    private mutating func toggleFold() {
        let entry = cursor.entry
        guard entries.indices.contains(entry) else { return }
        switch cursor.part {
        case .blank: return
        case .title: toggleAll(of: entry)
        case .outline(let section, let offset):
            let moved = change(entry: entry, section: section) { $0.toggleFold(atRow: $0.row(at: offset)) }
            cursor.part = .outline(section: section, offset: moved)
        }
    }

    private mutating func toggleAll(of entry: Int) {
        let isFolded = entries[entry].detail.sections.contains(where: \.outline.hasFolded)
        for section in entries[entry].detail.sections.indices {
            change(entry: entry, section: section) { $0.fold(toDepth: isFolded ? .max : 0) }
        }
    }

    private mutating func fold(toDepth depth: Int) {
        foldingDepth = depth
        change { $0.fold(toDepth: depth) }
    }

    private mutating func toggleUnescaped() {
        isUnescaped.toggle()
        let isUnescaped = isUnescaped
        change { $0.setUnescaped(isUnescaped) }
    }
}
