import BatonCore

/// The handle of one run as its events make it known, piece by piece.
struct HandleKeeper: Sendable {
    private(set) var handle: RemoteHandle
    private var announced: RemoteHandle?

    init(_ context: RunContext) {
        handle = context.handle
    }

    /// Takes in the ids that are there and not empty; the newest of a kind wins.
    mutating func learn(_ ids: [RemoteIDs.Kind: JSONValue?]) -> [RunEvent] {
        var isNew = false
        for (kind, value) in ids {
            guard let text = value?.string, !text.isEmpty else { continue }
            handle.ids[kind] = text
            isNew = true
        }
        return isNew ? announcement() : []
    }

    mutating func learn(pending calls: [ToolCall]) -> [RunEvent] {
        handle.pendingCalls = calls.map { PendingCall(id: $0.id, name: $0.name) }
        return announcement()
    }

    mutating func learn(reviews: [PendingCall]) -> [RunEvent] {
        handle.pendingReviews = reviews
        return announcement()
    }

    /// ``RunEvent/accepted(_:)`` where there is an id and something is new.
    private mutating func announcement() -> [RunEvent] {
        guard handle != announced, !handle.ids.isEmpty else { return [] }
        announced = handle
        return [.accepted(handle)]
    }
}
