/// What a run's status means to someone who asks for it.
enum RunStatus: Hashable, Sendable {
    case going
    /// The request's part is over, and a flow goes on.
    case waitingForFlow
    case completed
    case failed
    case cancelled
    case needsInput
    case expired
    /// A word that no document knows; the run is taken to be going on.
    case unknown(String)

    init(word: String) {
        switch word.lowercased() {
        case "pending", "queued", "running", "in_progress": self = .going
        case "async_wait": self = .waitingForFlow
        case "completed", "async_completed", "succeeded": self = .completed
        case "failed", "error": self = .failed
        case "cancelled", "canceled": self = .cancelled
        case "requires_input": self = .needsInput
        case "expired": self = .expired
        default: self = .unknown(word)
        }
    }

    /// Whether the run itself has ended, and nothing goes on behind it.
    var isOver: Bool { mayHaveMessages && self != .waitingForFlow }

    /// Whether the thread may hold something of the run by now.
    var mayHaveMessages: Bool {
        switch self {
        case .going, .unknown: false
        case .waitingForFlow, .completed, .failed, .cancelled, .needsInput, .expired: true
        }
    }
}
