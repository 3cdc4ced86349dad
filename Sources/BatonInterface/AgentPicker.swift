internal import BatonCore

/// The agents of all profiles and the models that can stand in an agent's place, filtered and chosen from.
package struct AgentPicker: Hashable, Sendable {
    package var filter = ""
    package var selection = 0

    /// A row of the picker.
    enum Row: Hashable {
        case agent(Agent, Profile)
        case loading(Profile)
        /// Choosing it tries again.
        case failed(Profile, PlatformFailure)

        /// Whether a model without an agent stands in it.
        var isModel: Bool {
            if case .agent(let agent, _) = self { agent.name.hasPrefix(Agent.modelPrefix) } else { false }
        }
    }

    /// The agents that match, the best first, or all in their profiles' order; the models likewise; then what is not there,
    /// and why. Models stand behind all agents, so that no agent moves when they arrive.
    func rows(profiles: [Profile], catalogues: [ProfileName: AgentCatalogue]) -> [Row] {
        var agents: [(row: Row, score: Int)] = []
        var others: [Row] = []
        for profile in profiles {
            switch catalogues[profile.name] {
            case .loaded(let loaded):
                agents += loaded.compactMap { agent in
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
        return rows.filter { !$0.isModel } + rows.filter(\.isModel) + others
    }
}
