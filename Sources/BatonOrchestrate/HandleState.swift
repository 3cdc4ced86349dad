/// The names under which this adapter keeps its notes in a remote handle.
enum HandleState {
    /// The id of the user's message: what comes after it in the thread is the answer.
    static let userMessage = "user_message"
    /// Whether a flow goes on after the run: ``flowRunning`` or absent.
    static let flow = "flow"
    static let flowRunning = "running"
}
