import BatonCore

/// A call that waits for the user's side to give its result.
struct PendingCall: Hashable, Sendable {
    var id: ToolCallID
    var name: String
}

/// The adapter's notes in a handle's `state`. Values are replaced, never removed, because handles only grow.
extension RemoteHandle {
    private static let generationKey = "api"
    private static let agentKey = "agent"
    private static let pendingKey = "pending"

    init(generation: Generation, agent: String, ids: RemoteIDs = RemoteIDs()) {
        self.init(
            platform: .orq, ids: ids,
            state: [Self.generationKey: generation.rawValue, Self.agentKey: agent, Self.pendingKey: ""])
    }

    /// Which generation minted the ids; only that one understands them.
    var generation: Generation? { state[Self.generationKey].flatMap(Generation.init(rawValue:)) }

    /// The key of the agent, which stands in the paths of two generations.
    var agent: String? { state[Self.agentKey] }

    /// The calls whose results the next turn must bring; empty text for none.
    var pendingCalls: [PendingCall] {
        get {
            guard let text = state[Self.pendingKey], !text.isEmpty else { return [] }
            do throws(JSONError) {
                return try JSONValue(parsing: text).elements.compactMap { element in
                    guard let id = element["id"]?.string, let name = element["name"]?.string else { return nil }
                    return PendingCall(id: ToolCallID(id), name: name)
                }
            } catch {
                // A note that nobody can read is a note that is not there.
                return []
            }
        }
        set {
            let calls = newValue.map { JSONValue.object(["id": .string($0.id.text), "name": .string($0.name)]) }
            state[Self.pendingKey] = calls.isEmpty ? "" : JSONValue.array(calls).text
        }
    }
}
