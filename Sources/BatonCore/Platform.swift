/// The two families of servers that Baton talks to.
package enum Platform: String, Hashable, Sendable, CaseIterable {
    case orchestrate = "watsonx-orchestrate"
    case orq = "orq"
}

/// Where and as whom Baton talks to a platform: one named section of the configuration.
package struct Profile: Hashable, Sendable {
    package var name: ProfileName
    package var platform: Platform
    /// What the status shows beside the profile: `draft`, `live`, or an environment's id; nil where the platform has none.
    package var environment: String?
    /// The commands that answer calls which the platform leaves to the user's side, one a tool.
    package var tools: [ToolCommand]
    /// Whether the figures that an answer does not carry are asked for after it (``AgentPlatform/usage(of:)``).
    package var fetchesFigures: Bool

    package init(
        name: ProfileName, platform: Platform, environment: String? = nil, tools: [ToolCommand] = [],
        fetchesFigures: Bool = false
    ) {
        self.name = name
        self.platform = platform
        self.environment = environment
        self.tools = tools
        self.fetchesFigures = fetchesFigures
    }
}

/// An agent as a person names it: a profile and the agent's name, display name, key or id on that profile's platform.
package struct AgentReference: Hashable, Sendable {
    package var profile: ProfileName
    package var agent: String

    package init(profile: ProfileName, agent: String) {
        self.profile = profile
        self.agent = agent
    }

    /// The model that stands in the agent's place; nil for an agent.
    package var model: String? {
        agent.hasPrefix(Agent.modelPrefix) ? String(agent.dropFirst(Agent.modelPrefix.count)) : nil
    }
}

/// An agent as its platform describes it, or a model that stands in for one.
package struct Agent: Hashable, Sendable {
    /// What the name of a model without an agent begins with.
    package static let modelPrefix = "model:"

    package var id: AgentID
    /// The stable name by which a person calls it (watsonx Orchestrate's `name`, orq.ai's `key`).
    package var name: String
    /// The pretty name, where the platform has one.
    package var displayName: String?
    package var summary: String?
    package var model: String?
    /// What the agent says before the first message, where the platform has it.
    package var welcome: String?
    /// Prompts that the agent's author suggests.
    package var starterPrompts: [String]

    package init(
        id: AgentID, name: String, displayName: String? = nil, summary: String? = nil, model: String? = nil,
        welcome: String? = nil, starterPrompts: [String] = []
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.summary = summary
        self.model = model
        self.welcome = welcome
        self.starterPrompts = starterPrompts
    }
}

/// What the platform needs to continue, poll or cancel; minted by an adapter and opaque outside it.
///
/// `ids` are for people: shown, copied, and accepted back by `-t`. `state` is the adapter's own and is stored as it
/// stands. A handle only grows during a run: ``merging(_:)`` never loses an id.
package struct RemoteHandle: Hashable, Sendable {
    package var platform: Platform
    package var ids: RemoteIDs
    /// The adapter's private notes (which API generation, which path prefix); meaningless to anyone else.
    package var state: [String: String]

    package init(platform: Platform, ids: RemoteIDs = RemoteIDs(), state: [String: String] = [:]) {
        self.platform = platform
        self.ids = ids
        self.state = state
    }

    /// This handle with everything that `newer` knows laid over it.
    package func merging(_ newer: RemoteHandle) -> RemoteHandle {
        RemoteHandle(platform: newer.platform, ids: ids.merging(newer.ids), state: state.merging(newer.state) { $1 })
    }

    /// What a thread that went on from this handle goes on from when a run has given `newest`: ids that belong to one run
    /// only do not outlive it.
    package func goingOn(with newest: RemoteHandle) -> RemoteHandle {
        var handle = self
        for kind in [RemoteIDs.Kind.run, .message, .trace, .span] { handle.ids[kind] = nil }
        return handle.merging(newest)
    }
}

/// The ids that a platform gave, under the field's own names.
package struct RemoteIDs: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case thread, run, task, context, response, message, conversation, trace, span
    }

    private var texts: [Kind: String] = [:]

    package init(_ texts: [Kind: String] = [:]) {
        self.texts = texts.filter { !$0.value.isEmpty }
    }

    /// An id; an empty one, as some events of the wire carry, is none.
    package subscript(kind: Kind) -> String? {
        get { texts[kind] }
        set { texts[kind] = newValue?.isEmpty == true ? nil : newValue }
    }

    /// The ids that are there, in the order of ``Kind``'s cases.
    package var all: [(kind: Kind, text: String)] {
        Kind.allCases.compactMap { kind in texts[kind].map { (kind, $0) } }
    }

    package var isEmpty: Bool { texts.isEmpty }

    package func merging(_ newer: RemoteIDs) -> RemoteIDs {
        RemoteIDs(texts.merging(newer.texts) { $1 })
    }
}
