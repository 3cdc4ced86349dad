internal import BatonCore

/// What a row of a side pane shows: places are kept by it, so that they hold while rows come and go.
enum PaneRowID: Hashable, Sendable {
    case run(RunID)
    case step(StepID)
    case part(PartID)
    /// The time before the server had the message.
    case sending
    /// The time in which nothing came, by its place among such times.
    case waiting(Int)
    /// A frame of the wire by its place in its run's recording.
    case frame(RunID, Int)
    /// So many frames that there was no room for, by the frame before.
    case missed(Int)
}
