internal import BatonCore

/// A conversation that goes on with another agent.
extension ConversationMachine {
    /// Whether the next message takes along what another agent was told and answered.
    package var takesAlongOrigin: Bool { isForked && thread.origin?.transcript.isEmpty == false }

    /// Notes where the conversation has gone; a new one notes where it comes from, and is kept at once: what it begins with
    /// stands nowhere else.
    mutating func handedOver(_ handOver: HandOver) -> [ConversationCommand] {
        if handOver.from == thread.id {
            thread.handOvers.append(handOver)
            return []
        }
        guard handOver.to == thread.id, thread.turns.isEmpty else { return [] }
        thread.origin = handOver
        isForked = true
        return [.saveThread(thread), .saveHandOver(handOver)]
    }
}
