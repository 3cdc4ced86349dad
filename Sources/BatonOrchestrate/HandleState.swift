/// The names under which this adapter keeps its notes in a remote handle.
enum HandleState {
    /// The id of the user's message: what comes after it in the thread is the answer.
    static let userMessage = "user_message"
    /// Whether a flow goes on after the run: ``flowRunning`` or absent.
    static let flow = "flow"
    static let flowRunning = "running"
    /// The content item that asked for a form or a connection, as JSON: a form's answer repeats parts of it.
    static let form = "form"
    /// Whose run it is, where an assistant answers in an agent's place.
    static let assistant = "assistant"
    /// The route of an answer that came from a model without an agent.
    static let models = "models"
}
