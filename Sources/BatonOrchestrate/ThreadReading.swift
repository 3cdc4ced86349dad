internal import BatonCore

/// Makes turns of a thread's messages; pure.
struct ThreadReading: Sendable {
    let thread: String
    /// The messages in any order.
    let rows: [JSONValue]

    var turns: [RemoteTurn] {
        var turns: [RemoteTurn] = []
        var mapper = mapper()
        for row in ThreadMessages.ordered(rows) {
            let message = WireMessage(row)
            if message.role == "user" {
                Self.end(&turns, mapper)
                mapper = self.mapper(prompt: message.id)
                turns.append(RemoteTurn(prompt: Prompt(message.text ?? ""), created: Self.time(message)))
            } else {
                let events = mapper.message(row)
                // An agent that speaks first answers nothing.
                if turns.isEmpty, !events.isEmpty {
                    turns.append(RemoteTurn(prompt: Prompt(""), created: Self.time(message)))
                }
                if let last = turns.indices.last { turns[last].events += events }
            }
        }
        Self.end(&turns, mapper)
        return turns
    }

    private func mapper(prompt: String? = nil) -> OrchestrateEventMapper {
        var mapper = OrchestrateEventMapper(thread: thread)
        mapper.handle.state[HandleState.userMessage] = prompt
        return mapper
    }

    private static func end(_ turns: inout [RemoteTurn], _ mapper: OrchestrateEventMapper) {
        guard let last = turns.indices.last else { return }
        turns[last].events.insert(.accepted(mapper.handle), at: 0)
        // A flow goes on for as long as nothing has answered after its notice; only its thread's status knows better.
        if mapper.awaitsFlow { return }
        turns[last].events.append(.ended(mapper.need.map { .needs($0) } ?? .completed))
    }

    private static func time(_ message: WireMessage) -> String? {
        message.createdOn.isEmpty ? nil : message.createdOn
    }
}
