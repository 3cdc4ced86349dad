package import BatonEngine

/// A notice in the status line, until its time is over or a newer one comes.
package struct ShownNotice: Hashable, Sendable {
    package var notice: Notice
    /// Whose it is, where that is not the slot in sight.
    package var slot: SlotNumber?
    /// Whether it says to whom Enter sends, which may change while it is shown.
    var isOfRecipients = false
    /// Tells this notice's timer from an earlier one's.
    var number: Int

    /// Long enough to read it and its hint.
    var time: Duration {
        switch notice.severity {
        case .info: .seconds(4)
        case .warning: .seconds(8)
        case .error: .seconds(12)
        }
    }
}
