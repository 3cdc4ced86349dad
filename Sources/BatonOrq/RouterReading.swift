import BatonCore

/// A router response as a whole: the snapshot in an event, a poll's answer, or the answer of a server that does not stream.
struct RouterReading: Sendable {
    let response: JSONValue

    init(_ response: JSONValue) {
        self.response = response
    }

    var items: [JSONValue] { response["output"]?.elements ?? [] }

    /// The model, unless the server only gives the agent's name back.
    var model: String? {
        guard let model = response["model"]?.string, !model.hasPrefix("agent/") else { return nil }
        return model
    }

    var usage: Usage? { Usage(orq: response["usage"], model: model) }

    var isOver: Bool {
        switch response["status"]?.string {
        case "completed", "failed", "incomplete", "requires_action", "cancelled", "canceled": true
        default: false
        }
    }

    /// How the response ended; `items` are those of its whole output.
    func end(event: JSONValue, items: RouterItems, keeper: inout HandleKeeper) -> [RunEvent] {
        switch response["status"]?.string ?? event["type"]?.string {
        case "failed", "response.failed":
            let told = response["error"]?.present == nil ? event : response
            return [.ended(.failed(.inStream(told)))]
        case "cancelled", "canceled": return [.ended(.cancelled)]
        case "incomplete", "response.incomplete": return [incompleteWarning, incompleteEnd].compactMap(\.self)
        default: return completed(items, keeper: &keeper)
        }
    }

    private func completed(_ items: RouterItems, keeper: inout HandleKeeper) -> [RunEvent] {
        if !items.approvals.isEmpty { return [.ended(.needs(Need(approvalsOfMCP: items.approvals)))] }
        guard !items.openCalls.isEmpty else { return [.ended(.completed)] }
        return keeper.learn(pending: items.openCalls) + [.ended(.needs(Need(results: items.openCalls)))]
    }

    private var incompleteReason: String { response["incomplete_details"]?["reason"]?.string ?? "incomplete" }

    private var incompleteWarning: RunEvent? {
        incompleteReason == "content_filter"
            ? .warned("A content filter held back the answer or a part of it") : nil
    }

    private var incompleteEnd: RunEvent {
        .ended(incompleteReason == "content_filter" ? .completed : .cutOff(reason: incompleteReason))
    }
}
