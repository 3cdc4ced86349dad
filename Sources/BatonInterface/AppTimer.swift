package import BatonCore

/// Something that the passing of time will change; asked for only while it is needed, so that an idle screen sleeps.
///
/// The numbers tell a timer from an earlier one of its kind: one that fires late does nothing.
package enum AppTimer: Hashable, Sendable {
    /// The next picture of the spinners, and the seconds beside them.
    case spinner
    /// "Again to cancel" and "again to quit" stand no longer.
    case arming(Int)
    /// The strip of keys that may follow the leader.
    case whichKey(Int)
    /// Nobody has typed for a moment: the drafts are to be kept.
    case drafts
    /// The notice has been there long enough.
    case notice(Int)
    /// A card has stood there long enough for keys to be meant for it.
    case card(Int)
    /// The wait that a server asked for is a second shorter.
    case countdown
    /// A profile's login is to be looked at: for the first time, or because it ends.
    case login(ProfileName, Int)
}

extension AppTimer {
    // Eight pictures a second move without hurry; more would only cost frames.
    static let spinnerInterval = Duration.milliseconds(125)
    static let armingTime = Duration.milliseconds(1_500)
    static let cardGuardTime = Duration.milliseconds(400)
    static let whichKeyDelay = Duration.milliseconds(400)
    // So much of a draft may be lost with the machine; less would write at every key.
    static let draftDelay = Duration.seconds(1)
}
