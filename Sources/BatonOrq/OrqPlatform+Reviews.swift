import BatonCore

/// Reviews by the endpoints that left orq's public API in September 2025 (reference §9.3); used where the profile says so.
extension OrqPlatform {
    /// Gives `verdict` on every call that `handle` waits with.
    /// - Returns: the handle with nothing left to review; its run goes on and is to be polled.
    /// - Throws: `.unsupported` where the server does not have the endpoint any more.
    func review(_ handle: RemoteHandle, verdict: ReviewVerdict) async throws(PlatformFailure) -> RemoteHandle {
        guard let agent = handle.agent, let task = handle.ids[.task] else {
            throw PlatformFailure(
                .runNotFound, "Nothing is known of this run that a review could name",
                attempt: Inquiry.reviewing.attempt)
        }
        let path = Self.actionsPath(of: task, agent: agent)
        for call in try await withActions(handle.pendingReviews, at: path) {
            try await post(verdict, action: call.action ?? call.id.text, at: path)
        }
        var handle = handle
        handle.pendingReviews = []
        return handle
    }

    private func post(_ verdict: ReviewVerdict, action: String, at path: String) async throws(PlatformFailure) {
        let call = OrqCall(
            method: "POST", path: "\(path)/\(action.pathSegment)/review",
            body: ["review": .string(verdict.rawValue), "source": "baton"])
        let answer = try await client.open(call, for: .reviewing)
        guard answer.isSuccess else { throw Self.reviewFailure(answer.failure(await answer.errorBody())) }
        guard try await answer.json()["success"]?.bool != false else {
            throw PlatformFailure(
                .invalidRequest, "orq.ai did not take the review", attempt: Inquiry.reviewing.attempt)
        }
    }

    private static func reviewFailure(_ failure: PlatformFailure) -> PlatformFailure {
        guard failure.code == .notFound || failure.code == .unsupported else { return failure }
        var failure = failure
        failure.code = .unsupported
        failure.hint = "This server takes reviews only in orq.ai itself; answer there, and the run goes on."
        return failure
    }

    /// The calls with the actions' own ids, which only the oldest generation's events carry.
    private func withActions(_ calls: [PendingCall], at path: String) async throws(PlatformFailure) -> [PendingCall] {
        guard calls.contains(where: { $0.action == nil }) else { return calls }
        let waiting: [PendingCall]
        do throws(PlatformFailure) {
            waiting = Self.waiting(in: try await client.readOnce(path, for: .reviewing)).map(\.pending)
        } catch {
            throw Self.reviewFailure(error)
        }
        return calls.map { call in
            var call = call
            call.action = call.action ?? waiting.first { $0.id == call.id }?.action
            return call
        }
    }

    /// What a poll adds for a run that goes on: the end of its turn, where an action waits for a review.
    func reviewEvents(of handle: RemoteHandle, agent: String) async -> [RunEvent] {
        guard configuration.answersReviews, let task = handle.ids[.task] else { return [] }
        do throws(PlatformFailure) {
            let list = try await client.readOnce(Self.actionsPath(of: task, agent: agent), for: .reviewing)
            let waiting = Self.waiting(in: list)
            guard !waiting.isEmpty else { return [] }
            var handle = handle
            handle.pendingReviews = waiting.map(\.pending)
            return [.accepted(handle), .ended(.needs(Need(reviewOf: waiting.map(\.call), isAnswerable: true)))]
        } catch {
            // The list is as historic as the endpoint itself: without it, the run is polled until it goes on.
            return []
        }
    }

    private static func actionsPath(of task: String, agent: String) -> String {
        "/v2/agents/\(agent.pathSegment)/tasks/\(task.pathSegment)/actions"
    }

    /// The actions of a list that want a review and have none.
    private static func waiting(in list: JSONValue) -> [(pending: PendingCall, call: ToolCall)] {
        (list[anyOf: "data", "actions"]?.elements ?? list.elements).compactMap { action in
            let state = action["state"] ?? .null
            let review = state["review"]?.string?.lowercased()
            let wants = action["tool"]?["requires_approval"]?.bool ?? action["requires_approval"]?.bool ?? false
            guard state["executed"]?.bool != true, review == "pending" || (review == nil && wants),
                let id = action[anyOf: "_id", "id"]?.string
            else { return nil }
            let name = action["tool"]?[anyOf: "key", "display_name"]?.string ?? "tool"
            let call = ToolCall(
                id: ToolCallID(action["agent_tool_call_id"]?.string ?? id), name: name,
                arguments: state["input"]?.embedded ?? .object([]))
            return (PendingCall(id: call.id, name: name, action: id), call)
        }
    }
}
