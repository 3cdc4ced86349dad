internal import BatonCore
internal import BatonEngine

/// What stands above a slot's first turn: the newcomer's welcome, and the agent's own.
enum TranscriptPreamble {
    static func blocks(for slot: SlotState, in state: AppState) -> [TranscriptBlock] {
        guard slot.earlier.countBefore == 0 else {
            let count = slot.earlier.countBefore
            return [.welcome(["⋯ \(count) earlier \(count == 1 ? "turn" : "turns")"])]
        }
        var blocks: [TranscriptBlock] = []
        if slot.number == .first, !state.welcome.isEmpty { blocks.append(.welcome(state.welcome)) }
        if let reference = slot.agent {
            blocks.append(.greeting(greeting(of: reference, in: state)))
            if let machine = slot.machine, let origin = machine.thread.origin {
                let (title, note) = origin.origin(isWaiting: machine.takesAlongOrigin)
                blocks.append(.origin(title, note: note))
            }
        } else {
            let key = state.keymap.hint(for: .openPicker, in: [.everywhere])
            blocks.append(.welcome(["No agent is in this slot yet." + (key.map { " \($0) picks one." } ?? "")]))
        }
        return blocks
    }

    private static func greeting(of reference: AgentReference, in state: AppState) -> Greeting {
        let platform = state.profile(named: reference.profile)?.platform.displayName
        var greeting = Greeting(
            agent: reference.agent, place: reference.profile.text + (platform.map { ", \($0)" } ?? ""))
        guard case .loaded(let agents) = state.catalogues[reference.profile],
            let agent = agents.first(where: { $0.name == reference.agent || $0.id.text == reference.agent })
        else { return greeting }
        greeting.agent = agent.displayName ?? agent.name
        greeting.text = agent.welcome ?? agent.summary
        greeting.starters = agent.starterPrompts
        return greeting
    }
}
