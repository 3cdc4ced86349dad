internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// The mouse, where the user wants it: off at first, so that the terminal's own selection works.
extension AppState {
    mutating func toggleMouse() -> [AppCommand] {
        isMouseOn.toggle()
        let text = isMouseOn ? "Mouse on; hold Shift to select text" : "Mouse off: the terminal selects text again"
        return [.setMouse(isMouseOn)] + show(.info, text, hint: hint("switches it", .toggleMouse))
    }

    mutating func handle(_ event: MouseEvent, at moment: Moment) -> [AppCommand] {
        guard isMouseOn else { return [] }  // On its way when it was switched off.
        switch event.action {
        case .scrolledUp: turnWheel(up: true, at: event.position, moment)
        case .scrolledDown: turnWheel(up: false, at: event.position, moment)
        case .pressed(.left): return click(at: event.position, moment)
        case .pressed, .released, .dragged, .moved: break
        }
        return []
    }

    // As most terminals do with their own scrollback.
    private static let wheelRows = 3

    private mutating func turnWheel(up isUp: Bool, at position: Position, _ moment: Moment) {
        let target = target(at: position)
        let isOverlay = target == .overlay
        if case .sidePane = target { return scrollPane(by: isUp ? -Self.wheelRows : Self.wheelRows, at: moment) }
        for _ in 0..<Self.wheelRows {
            switch overlay {
            case .steps(var viewer) where isOverlay:
                overlay = nil  // One owner, so that nothing is copied to be changed.
                viewer.perform(.move(isUp ? .lineUp : .lineDown))
                overlay = .steps(viewer)
            case .some where isOverlay: move(isUp ? .up : .down)
            default:
                if case .side(let number) = target {
                    scroll(number, by: isUp ? -1 : 1)
                } else {
                    scroll(activeNumber, by: isUp ? -1 : 1)
                }
            }
        }
    }

    private mutating func click(at position: Position, _ moment: Moment) -> [AppCommand] {
        endSequence()
        switch target(at: position) {
        case .slot(let number): return select(number)
        case .composer(let line, let column):
            guard overlay == nil else { return [] }
            focus = .composer
            let rows = layout?.composer.rows ?? 1
            active.composer.click(line: line, column: column, width: composerColumns, maximumRows: rows)
        case .transcript(let line, let column): return clickTranscript(line, column)
        case .scrollNote: return scroll(.end)
        case .side(let number): return overlay == nil ? select(number) : []
        case .sidePane(let line): return clickPane(line: line, at: moment)
        case .overlay, nil: break
        }
        return []
    }

    // MARK: What stands in the transcript

    /// A step opens in the step viewer, a link the list of its answer's links; nothing else means anything.
    private mutating func clickTranscript(_ line: Int, _ column: Int) -> [AppCommand] {
        guard let viewport, viewport.slot == activeNumber, viewport.targets.indices.contains(line) else { return [] }
        let target = viewport.targets[line]
        guard target.anchor.lead == 0 else { return [] }  // The unread line.
        let turn = target.anchor.section - 1
        guard let outline = active.outline(ofTurn: turn, timeZoneOffset: timeZoneOffset) else { return [] }
        if target.linkColumns.contains(where: { $0.contains(column) }), let run = outline.turn.run {
            return openLinks(of: run)
        }
        let (blocks, index) = (outline.blocks, target.anchor.block)
        guard blocks.indices.contains(index), case .step(let block) = blocks[index],
            index == 0 || target.anchor.row >= blocks[index].gap(after: blocks[index - 1])
        else { return [] }
        openSteps(of: outline.turn.id, at: block.step.id)
        return []
    }
}

extension Composer {
    /// Puts the insertion point where a row that is in sight has been clicked.
    fileprivate mutating func click(line: Int, column: Int, width: Int, maximumRows: Int) {
        let rows = layout(width: width, maximumRows: maximumRows).rows
        guard let row = rows[min(line, rows.count - 1)...].first else { return }
        let bytes = folded.utf8
        let end = bytes.index(bytes.startIndex, offsetBy: row.source.upperBound)
        let endsLine = end == bytes.endIndex || bytes[end] == UInt8(ascii: "\n")
        momentum = .none
        move(to: ComposerRowBreaker(self, width: width).offset(atColumn: column, in: row.source, endsLine: endsLine))
    }
}
