/// What orq.ai's side does wrong on purpose, whichever agent is asked: the tolerances that a client needs (`orq.md` §5, §9,
/// §12, §14).
package enum OrqFault: String, Hashable, Sendable, CaseIterable {
    /// Every `thought` carries the whole message so far, one for each delta.
    case cumulativeThoughts = "cumulative-thoughts"
    /// Every `thought` carries only what is new.
    case incrementalThoughts = "incremental-thoughts"
    /// Streams end without `[DONE]`.
    case noDone = "no-done"
    /// Streams end without the event that ends the turn.
    case noInactive = "no-inactive"
    /// Every event stands inside another object's `data`.
    case wrappedEvents = "wrapped-events"
    /// Lines end with CR and LF.
    case crlf
    /// The body comes in pieces of a few bytes, which split lines and characters.
    case splitBytes = "split-bytes"
    /// Going on with a task makes a new one.
    case newTaskID = "new-task-id"
    /// A task is busy the first time that someone goes on with a turn of its.
    case busyTask = "busy-task"
    /// Every other request that starts a turn is refused.
    case rateLimit = "rate-limit"
    /// Streams time out at once; the run goes on.
    case streamTimeout = "stream-timeout"
    /// An error comes in the place of the event that ends the turn; the run itself ends well.
    case errorInStream = "error-in-stream"

    /// - Parameter name: as the command line has it; nil for a name that there is none of.
    package init?(name: String) {
        self.init(rawValue: name)
    }
}
