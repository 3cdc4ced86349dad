package import BatonCore

/// What the user does to threads of the history.
package enum HistoryAction: Hashable, Sendable {
    case rename(ThreadID, to: String)
    case pin(ThreadID, Bool)
    case archive(ThreadID, Bool)
    case delete(ThreadID)
}
