internal import BatonCore
internal import BatonEngine

/// The block of a transcript that the keys of the focus act on.
struct TranscriptCursor: Hashable, Sendable {
    var turn: TurnID
    /// Among the blocks of the turn's outline.
    var block: Int
}

extension TranscriptBlock {
    /// Whether the cursor stops here.
    var isStop: Bool {
        switch self {
        case .prompt, .text, .reasoning, .step, .handedOver: true
        default: false
        }
    }

    var isPrompt: Bool { if case .prompt = self { true } else { false } }
}

extension SlotState {
    /// A turn's place in the transcript.
    func place(ofTurn id: TurnID) -> Int? { (0..<turnCount).last { turn(at: $0)?.id == id } }
}

extension TranscriptAnchor {
    /// Whether the row comes before `other`; both of one layout.
    func isBefore(_ other: TranscriptAnchor) -> Bool { (section, block, row) < (other.section, other.block, other.row) }
}

extension Viewport {
    func shows(section: Int, block: Int) -> Bool {
        (top.section, top.block) <= (section, block) && (section, block) <= (bottom.section, bottom.block)
    }

    func shows(_ anchor: TranscriptAnchor) -> Bool { !anchor.isBefore(top) && !bottom.isBefore(anchor) }
}

extension AppState {
    /// What the newest frame showed of the transcript in sight; nil where that was another's.
    var ownViewport: Viewport? {
        guard let viewport, viewport.slot == activeNumber, viewport.thread == active.machine?.thread.id,
            viewport.generation == active.earlier.generation
        else { return nil }
        return viewport
    }

    /// Whether keys have moved the transcript since `viewport` was shown.
    func hasScrolled(since viewport: Viewport) -> Bool {
        active.scroll != .tail && active.scroll != .anchored(viewport.top, delta: 0)
    }

    /// Where the cursor stands in what `viewport` shows: where the user put it, as long as that is in sight; else at the
    /// newest block of the end, or at the first in sight. Nil where there is none.
    func cursor(in viewport: Viewport) -> TranscriptCursor? {
        if let cursor = active.cursor, let place = active.place(ofTurn: cursor.turn),
            viewport.shows(section: place + 1, block: cursor.block)
        {
            return cursor
        }
        var found: TranscriptCursor?
        for section in max(1, viewport.top.section)..<max(1, viewport.bottom.section) + 1 {
            guard let outline = active.outline(ofTurn: section - 1, timeZoneOffset: timeZoneOffset) else { continue }
            for (index, block) in outline.blocks.enumerated()
            where block.isStop && viewport.shows(section: section, block: index) {
                found = TranscriptCursor(turn: outline.turn.id, block: index)
                if active.scroll != .tail { return found }
            }
        }
        return found
    }

    /// Where the cursor stands now, though no frame may have shown it there yet.
    var cursor: TranscriptCursor? {
        guard let viewport = ownViewport else { return nil }
        if let cursor = active.cursor, hasScrolled(since: viewport) { return cursor }
        return cursor(in: viewport)
    }
}
