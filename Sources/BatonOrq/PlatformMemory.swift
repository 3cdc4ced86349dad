import Synchronization

/// What one platform has learnt from its server while the program runs.
final class PlatformMemory: Sendable {
    private struct State {
        var missing: Set<Way> = []
        var warned: Set<String> = []
        var keys: [String: String] = [:]
        var names: [String: String] = [:]
    }

    private let state = Mutex(State())

    /// The ways that the server turned out not to have, when another had answered in their stead.
    var missing: Set<Way> { state.withLock { $0.missing } }

    func learn(missing ways: some Sequence<Way>) { state.withLock { $0.missing.formUnion(ways) } }

    /// The key of the agent that a person calls `name`, where it had to be looked up.
    func key(for name: String) -> String? { state.withLock { $0.keys[name] } }

    /// The key of the agent with the database's `id`.
    func name(ofID id: String) -> String? { state.withLock { $0.names[id] } }

    /// Whether nobody has been warned about `subject` yet; the next asker is not the first.
    func isFirstWarning(about subject: String) -> Bool { state.withLock { $0.warned.insert(subject).inserted } }

    func learn(name: String, ofID id: String) { state.withLock { $0.names[id] = name } }

    func learn(key: String, for name: String) { state.withLock { $0.keys[name] = key } }
}
