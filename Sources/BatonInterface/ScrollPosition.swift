package import BatonCore

/// Which part of a transcript is shown.
package enum ScrollPosition: Hashable, Sendable {
    /// The end, whatever comes.
    case tail
    /// The top row shown: `delta` rows below an anchor that text coming later does not move.
    case anchored(TranscriptAnchor, delta: Int)

    static let top = ScrollPosition.anchored(
        TranscriptAnchor(section: 0, block: 0, row: 0, blockRows: 0, columns: 0), delta: 0)
}

/// A row of a transcript by what it shows, so that it is found again at another width.
package struct TranscriptAnchor: Hashable, Sendable {
    /// The turn, counted from 1; 0 is what stands before the first.
    package var section: Int
    /// The message, step or line inside the turn.
    package var block: Int
    /// The row inside the block, of so many.
    package var row: Int
    package var blockRows: Int
    /// The width at which the rows were counted.
    package var columns: Int
    /// How many rows of the unread line stand between the place and the row: not 0 for a row of that line.
    var lead = 0
}

/// What a click on a row of a transcript can be meant for.
package struct RowTarget: Hashable, Sendable {
    package var anchor: TranscriptAnchor
    /// Where links stand, in columns of the transcript.
    package var linkColumns: [Range<Int>]
}

/// What a frame showed of a transcript: the ground on which the next scrolling key stands.
package struct Viewport: Hashable, Sendable {
    package var slot: SlotNumber
    package var thread: ThreadID?
    /// Which of the thread's earlier turns were shown (``EarlierTurns/generation``).
    var generation: Int
    package var columns: Int
    /// Rows on the screen.
    package var rows: Int
    /// Rows of the whole transcript.
    package var rowCount: Int
    package var topRow: Int
    package var top: TranscriptAnchor
    /// The last row in sight.
    var bottom: TranscriptAnchor
    /// How many rows have come below those in sight since the user left the end.
    var unseenRows: Int
    /// What each row on the screen belongs to, for clicks; empty while the mouse is off.
    package var targets: [RowTarget] = []

    /// The top row when the end is in sight.
    var lastTopRow: Int { max(0, rowCount - rows) }
    var rowsBelow: Int { lastTopRow - topRow }
}
