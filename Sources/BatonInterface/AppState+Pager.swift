internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// The transcript as a pager: a cursor over its blocks, and what is done with the block there.
extension AppState {
    mutating func perform(_ command: PagerCommand) -> [AppCommand] {
        switch command {
        case .previousTurn: return moveToPreviousTurn()
        case .nextTurn: moveToNextTurn()
        case .previousBlock: return moveToPreviousBlock()
        case .nextBlock: moveToNextBlock()
        case .open: return openBlock()
        case .copySource: return copyBlock()
        case .copyRendered: return copyRenderedBlock()
        case .edit: return editBlock()
        case .copyAsCurl: return copyTurnAsCurl(cursorPlace.flatMap { active.turn(at: $0.turn) } ?? paneTurn)
        case .beginSearch(let isBackward): beginSearch(isBackward: isBackward)
        case .nextHit: return goToHit(isBackward: active.search.isBackward)
        case .previousHit: return goToHit(isBackward: !active.search.isBackward)
        case .goToUnread: return goToUnreadLine()
        }
        return []
    }

    // MARK: Moving

    private func stops(ofTurn index: Int) -> [Int] {
        let blocks = active.outline(ofTurn: index, timeZoneOffset: timeZoneOffset)?.blocks ?? []
        return blocks.indices.filter { blocks[$0].isStop }
    }

    /// The cursor's turn by its place, and its block.
    private var cursorPlace: (turn: Int, block: Int)? {
        cursor.flatMap { cursor in active.place(ofTurn: cursor.turn).map { ($0, cursor.block) } }
    }

    private mutating func moveToPreviousTurn() -> [AppCommand] {
        guard let place = cursorPlace, let first = stops(ofTurn: place.turn).first else { return [] }
        if place.block > first {
            moveCursor(to: first, ofTurn: place.turn)
        } else if place.turn > 0 {
            moveCursor(to: stops(ofTurn: place.turn - 1).first ?? 0, ofTurn: place.turn - 1)
        } else {
            return loadTurnsBefore()
        }
        return []
    }

    private mutating func moveToNextTurn() {
        guard let place = cursorPlace, place.turn + 1 < active.turnCount else { return }
        moveCursor(to: stops(ofTurn: place.turn + 1).first ?? 0, ofTurn: place.turn + 1)
    }

    private mutating func moveToPreviousBlock() -> [AppCommand] {
        guard let place = cursorPlace else { return [] }
        if let block = stops(ofTurn: place.turn).last(where: { $0 < place.block }) {
            moveCursor(to: block, ofTurn: place.turn)
        } else if place.turn > 0, let block = stops(ofTurn: place.turn - 1).last {
            moveCursor(to: block, ofTurn: place.turn - 1)
        } else {
            return loadTurnsBefore()
        }
        return []
    }

    private mutating func moveToNextBlock() {
        guard let place = cursorPlace else { return }
        if let block = stops(ofTurn: place.turn).first(where: { $0 > place.block }) {
            moveCursor(to: block, ofTurn: place.turn)
        } else {
            moveToNextTurn()
        }
    }

    private mutating func loadTurnsBefore() -> [AppCommand] {
        guard active.earlier.countBefore > 0, let first = active.turn(at: 0) else { return [] }
        return load(.before(first.id))
    }

    /// Puts the cursor on a block, and shows the block from its beginning on where it is not in sight.
    private mutating func moveCursor(to block: Int, ofTurn turn: Int) {
        guard let viewport = ownViewport, let id = active.turn(at: turn)?.id else { return }
        active.cursor = TranscriptCursor(turn: id, block: block)
        let first = TranscriptAnchor(section: turn + 1, block: block, row: 0, blockRows: 0, columns: 0)
        // Its first row may be the blank one above it, and is not missed then.
        var shown = first
        shown.row = 1
        let isLast = viewport.bottom.section == turn + 1 && viewport.bottom.block == block
        let isWhole = !isLast || viewport.bottom.row == viewport.bottom.blockRows - 1
        if hasScrolled(since: viewport) || !isWhole || !viewport.shows(shown) {
            active.scroll = .anchored(first, delta: 0)
        }
    }

    /// Shows the unread line at the top, with what was seen last above it, and puts the cursor below.
    private mutating func goToUnreadLine() -> [AppCommand] {
        if let obstacle = obstacle(to: .pager(.goToUnread)) { return show(.info, obstacle) }
        if active.earlier.countAfter > 0 { active.earlier.drop() }  // It is among the newest turns.
        guard let place = active.unreadFrom, let context = transcriptContext,
            let start = UnseenStart(after: place, of: active, in: context, known: nil)
        else { return [] }
        active.scroll = .anchored(start.anchor(columns: context.columns), delta: -Self.rowsAboveUnread)
        let turn = start.section - 1
        if let id = active.turn(at: turn)?.id, let block = stops(ofTurn: turn).first(where: { $0 >= start.line.block })
        {
            active.cursor = TranscriptCursor(turn: id, block: block)
        }
        return []
    }

    // What was read last helps to find the place again.
    private static let rowsAboveUnread = 3

    // MARK: What is done with a block

    private var blockAtCursor: (turn: Int, block: TranscriptBlock, run: Run?)? {
        guard let place = cursorPlace,
            let outline = active.outline(ofTurn: place.turn, timeZoneOffset: timeZoneOffset)
        else { return nil }
        let blocks = outline.blocks
        return blocks.indices.contains(place.block) ? (place.turn, blocks[place.block], outline.turn.run) : nil
    }

    private mutating func openBlock() -> [AppCommand] {
        guard let (turn, block, _) = blockAtCursor else { return openSteps() }
        if case .handedOver(_, let thread) = block { return open(thread) }
        guard let turn = active.turn(at: turn) else { return [] }
        switch block {
        case .step(let step): openSteps(of: turn.id, at: step.step.id)
        case .prompt:
            guard let density = active.cycleDensity(of: turn) else { return show(.info, "No steps in this turn") }
            return show(.info, "The steps of this turn: \(density.rawValue)")
        default:
            guard turn.hasSteps else { return openSteps() }
            open(turn.id, active.earlier)
        }
        return []
    }

    private mutating func copyBlock() -> [AppCommand] {
        guard let (text, name) = sourceAtCursor else { return show(.info, "There is nothing to copy yet") }
        return copy(text, name)
    }

    private mutating func editBlock() -> [AppCommand] {
        guard let (text, _) = sourceAtCursor else { return show(.info, "There is nothing to read yet") }
        return [.showInEditor(text)]
    }

    /// What the block at the cursor was made of, and its name for a notice.
    private var sourceAtCursor: (text: String, name: String)? {
        guard let (_, block, run) = blockAtCursor else { return nil }
        switch block {
        case .prompt(let prompt, _): return (prompt.text, "the message")
        case .text(let item, _, _, _): return run?.text(ofItem: item).map { ($0, "the answer") }
        case .reasoning(let block): return run?.text(ofItem: block.item).map { ($0, "the reasoning") }
        case .step(let block): return (block.step.source.prettyText + "\n", "the step")
        default: return nil
        }
    }

    private mutating func copyRenderedBlock() -> [AppCommand] {
        guard let place = cursorPlace, let context = transcriptContext,
            var rows = TurnRows(turn: place.turn, of: active, in: self, context: context)
        else { return show(.info, "There is nothing to copy yet") }
        return copy(rows.text(ofBlock: place.block), "what is shown")
    }

    /// How the transcript sets its rows; nil where the screen is too small for any.
    var transcriptContext: LayoutContext? {
        layout.map { layout in
            LayoutContext(
                columns: layout.transcript?.columns ?? size.columns, theme: theme, timeZoneOffset: timeZoneOffset,
                reading: reading)
        }
    }
}

extension Run {
    fileprivate func text(ofItem item: Int) -> String? {
        guard items.indices.contains(item), case .part(let part) = items[item] else { return nil }
        return part.text
    }
}

extension Step {
    /// What went in and what came out.
    var source: JSONValue {
        let members: [(String, JSONValue?)] = [
            ("name", .string(name)), ("arguments", call?.arguments), ("result", result),
            ("failure", failure.map { .string($0) }),
        ]
        return .object(
            JSONObject(members.compactMap { name, value in value.map { JSONObject.Member(name: name, value: $0) } }))
    }
}
