internal import BatonCore

/// The agents of all profiles and the models that can stand in an agent's place, filtered and chosen from.
package struct AgentPicker: Hashable, Sendable {
    /// What is done with the agent that is chosen.
    package enum Purpose: Hashable, Sendable {
        /// It is shown in a slot.
        case open
        /// It goes on with the conversation in sight.
        case handOver
        /// It stands beside the conversation in sight.
        case compare
    }

    package let purpose: Purpose
    package var filter = ""
    package var selection = 0
    /// Whether the choice was made before there was anybody to choose: it waits until all profiles have answered.
    package var isWaiting = false

    package init(for purpose: Purpose = .open) {
        self.purpose = purpose
    }

    /// A row of the picker.
    enum Row: Hashable {
        /// An agent where it stands already.
        case slot(SlotNumber, AgentReference)
        case agent(Agent, Profile)
        case loading(Profile)
        /// Choosing it tries again.
        case failed(Profile, PlatformFailure)

        /// Who stands in it; nil where nobody does.
        var agent: AgentReference? {
            switch self {
            case .slot(_, let agent): agent
            case .agent(let agent, let profile): AgentReference(profile: profile.name, agent: agent.name)
            case .loading, .failed: nil
            }
        }

        /// Whether a model without an agent stands in it.
        var isModel: Bool {
            if case .agent(let agent, _) = self { agent.name.hasPrefix(Agent.modelPrefix) } else { false }
        }
    }

    /// First the slots that match; then the agents that are in none of them, the best first, or all in their profiles' order; the models likewise; then what is not there,
    /// and why. Models stand behind all agents, so that no agent moves when they arrive.
    func rows(
        profiles: [Profile], catalogues: [ProfileName: AgentCatalogue], slots: [(SlotNumber, AgentReference)] = []
    ) -> [Row] {
        let taken = Set(slots.map(\.1))
        let slots = slots.filter { FuzzyMatch.score(filter, in: "\($0.value) \($1.agent) \($1.profile)") != nil }
        var agents: [(row: Row, score: Int)] = []
        var others: [Row] = []
        for profile in profiles {
            switch catalogues[profile.name] {
            case .loaded(let loaded):
                agents += loaded.compactMap { agent in
                    if taken.contains(AgentReference(profile: profile.name, agent: agent.name)) { return nil }
                    let text = "\(agent.name) \(agent.displayName ?? "") \(profile.name)"
                    return FuzzyMatch.score(filter, in: text).map { (.agent(agent, profile), $0) }
                }
            case .loading: others.append(.loading(profile))
            case .failed(let failure): others.append(.failed(profile, failure))
            case nil: break
            }
        }
        if !filter.isEmpty {
            // The place among equals stays: sorting is stable only by its index.
            agents = agents.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
                .map(\.element)
        }
        let rows = agents.map(\.row)
        return slots.map { .slot($0, $1) } + rows.filter { !$0.isModel } + rows.filter(\.isModel) + others
    }
}
