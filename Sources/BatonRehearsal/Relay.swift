extension RehearsedAgent {
    /// Hands over to ``tools``.
    package static let relay = RehearsedAgent(
        number: 4, key: "relay", displayName: "Relay",
        description: "Hands your message over to tools and reports back.",
        instructions: "Hand every message over to tools, and report what it answered.",
        collaborators: ["tools"],
        perform: { AnySequence(Relay.acts(for: $0)) })
}

/// What `relay` does: everything that `tools` would, between a hand-off and a report.
enum Relay {
    static func acts(for turn: AgentTurn) -> [Act] {
        let work = Tools.acts(for: turn)
        let answer = work.reduce(into: "") { if case .say(let delta) = $1 { $0 += delta } }
        let silent = work.filter { if case .say = $0 { false } else { true } }
        let report = "I handed this over to **tools**, which answers:\n\n\(answer)"
        return [
            .progress(key: "thinkingThisThrough", text: "Looking for the agent that can do this…"),
            .wait(.milliseconds(200)), .think("tools calculates, converts and tells the time; it should take this."),
            .handOff(to: "tools", input: turn.prompt),
        ] + silent + [.handBack(from: "tools"), .wait(.milliseconds(150))] + Delivery.acts(of: report)
    }
}
