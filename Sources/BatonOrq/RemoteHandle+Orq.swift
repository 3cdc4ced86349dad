import BatonCore

/// A call that waits for the user's side: for its result, or for a review.
struct PendingCall: Hashable, Sendable {
    var id: ToolCallID
    var name: String
    /// orq's id of the action, which a review names; only the oldest generation's events carry it.
    var action: String?
}

/// The adapter's notes in a handle's `state`. Values are replaced, never removed, because handles only grow.
extension RemoteHandle {
    private static let agentKey = "agent"
    private static let pendingKey = "pending"
    private static let reviewsKey = "reviews"
    private static let definitionKey = "definition"

    init(generation: Generation, agent: String, ids: RemoteIDs = RemoteIDs()) {
        self.init(
            platform: .orq, ids: ids,
            state: [Self.routeKey: generation.rawValue, Self.agentKey: agent, Self.pendingKey: ""])
    }

    /// Which generation minted the ids; only that one understands them.
    var generation: Generation? { route.flatMap(Generation.init(rawValue:)) }

    /// The key of the agent, which stands in the paths of two generations.
    var agent: String? { state[Self.agentKey] }

    /// The calls whose results the next turn must bring.
    var pendingCalls: [PendingCall] {
        get { Self.calls(in: state[Self.pendingKey]) }
        set { state[Self.pendingKey] = Self.text(of: newValue) }
    }

    /// The calls that the next turn approves or rejects.
    var pendingReviews: [PendingCall] {
        get { Self.calls(in: state[Self.reviewsKey]) }
        set { state[Self.reviewsKey] = Self.text(of: newValue) }
    }

    /// The mark of the agent's definition as it was last sent in this conversation.
    var definitionMark: String? {
        get { state[Self.definitionKey] }
        set { state[Self.definitionKey] = newValue }
    }

    /// Empty text for none.
    private static func text(of calls: [PendingCall]) -> String {
        guard !calls.isEmpty else { return "" }
        return JSONValue.array(
            calls.map { call in
                var note: JSONObject = ["id": .string(call.id.text), "name": .string(call.name)]
                note["action"] = call.action.map(JSONValue.string)
                return .object(note)
            }
        ).text
    }

    private static func calls(in text: String?) -> [PendingCall] {
        guard let text, !text.isEmpty else { return [] }
        do throws(JSONError) {
            return try JSONValue(parsing: text).elements.compactMap { element in
                guard let id = element["id"]?.string, let name = element["name"]?.string else { return nil }
                return PendingCall(id: ToolCallID(id), name: name, action: element["action"]?.string)
            }
        } catch {
            // A note that nobody can read is a note that is not there.
            return []
        }
    }
}
