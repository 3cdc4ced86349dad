import Synchronization

/// What one platform has learnt from its server while the program runs.
final class PlatformMemory: Sendable {
    private struct State {
        var answering: Generation?
        var keys: [String: String] = [:]
        var names: [String: String] = [:]
    }

    private let state = Mutex(State())

    /// The newest generation that has answered; those above it are not there.
    var answering: Generation? {
        get { state.withLock { $0.answering } }
        set { state.withLock { $0.answering = newValue } }
    }

    /// The key of the agent that a person calls `name`, where it had to be looked up.
    func key(for name: String) -> String? { state.withLock { $0.keys[name] } }

    /// The key of the agent with the database's `id`.
    func name(ofID id: String) -> String? { state.withLock { $0.names[id] } }

    func learn(name: String, ofID id: String) { state.withLock { $0.names[id] = name } }

    func learn(key: String, for name: String) { state.withLock { $0.keys[name] = key } }
}
