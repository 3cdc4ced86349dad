internal import BatonCore

/// One line to type, docked above the composer.
package struct LineEditor: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        case rename(ThreadRow)
        /// What the user thinks of an answer, and why.
        case rate(RatedAnswer, isPositive: Bool)
    }

    package var purpose: Purpose
    package var text: String
    /// Where it was called from, to go back to.
    var picker: ThreadPicker?
}

/// The answer that is rated.
package struct RatedAnswer: Hashable, Sendable {
    var agent: AgentReference
    var thread: ThreadID
    var run: RunID
    var handle: RemoteHandle
    /// What it answers, for the user to know it by.
    var prompt: String
}

/// The question before a thread is deleted.
package struct ThreadDeletion: Hashable, Sendable {
    package var row: ThreadRow
    var picker: ThreadPicker
}
