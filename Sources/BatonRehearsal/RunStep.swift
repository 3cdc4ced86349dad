/// One phase inside a run other than the text of the answer.
package struct RunStep: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case reasoning(String)
        case tool(ToolUse)
        /// What the other agent was asked.
        case handOff(to: String, input: String)
    }

    package enum State: Hashable, Sendable {
        case running
        case completed
        case failed(message: String)
        /// The run was cancelled or failed before the step ended.
        case abandoned
    }

    package var kind: Kind
    /// The key of the agent that did it: the run's own, or the one it had handed over to.
    package var agent: String
    /// Milliseconds since 1970.
    package var started: Int64
    package var state: State
    /// What the tool gave back.
    package var result: JSON?
    /// Measured; nil while it runs, and for what takes no time of its own.
    package var took: Duration?
}
