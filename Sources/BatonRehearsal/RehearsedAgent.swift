/// One member of the troupe: what both platforms list, and what it does with a prompt.
package struct RehearsedAgent: Sendable {
    package let id: AgentIdentifier
    /// The key of orq.ai and the `name` of watsonx Orchestrate: `guide`.
    package let key: String
    package let displayName: String
    package let description: String
    package let instructions: String
    package let tools: [RehearsedTool]
    /// Keys of the agents that this one hands over to.
    package let collaborators: [String]
    /// What it says before anybody else does.
    let welcome: String
    /// Prompts to begin with.
    let starters: [String]
    /// Its acts in answer to a turn: the same for the same turn, however often it is asked.
    package internal(set) var perform: @Sendable (AgentTurn) -> AnySequence<Act>
    /// What its answer to a prompt is drawn from.
    let sources: @Sendable (String) -> [Documentation.Match]

    package var name: String { key }
    /// No model stands behind any of them, and the name says so.
    package var model: String { "rehearsal/\(key)" }
    package var uuid: String { id.uuid }
    package var ulid: String { id.ulid }

    /// - Parameter number: the agent's number in the troupe, of which its id is made, the same in every process.
    init(
        number: UInt8, key: String, displayName: String, description: String, instructions: String,
        tools: [RehearsedTool] = [], collaborators: [String] = [], welcome: String? = nil, starters: [String] = [],
        sources: @escaping @Sendable (String) -> [Documentation.Match] = { _ in [] },
        perform: @escaping @Sendable (AgentTurn) -> AnySequence<Act>
    ) {
        // 2025-07-15 00:00 UTC in milliseconds, with UUID's version 4 and its variant, as ``IdentifierSource`` sets them.
        let time: UInt128 = 1_752_537_600_000 << 80
        // Looks random, as an id does: the multiples of the golden ratio's fraction are far from each other.
        let mixed = UInt128(UInt64(number) &* 0x9E37_79B9_7F4A_7C15 & (1 << 61 - 1))
        id = AgentIdentifier(bits: time | 4 << 76 | 2 << 62 | mixed)
        self.key = key
        self.displayName = displayName
        self.description = description
        self.instructions = instructions
        self.tools = tools
        self.collaborators = collaborators
        self.welcome = welcome ?? "Hello, I am \(displayName)."
        self.starters = starters
        self.perform = perform
        self.sources = sources
    }
}

extension RehearsedAgent: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A tool as an agent's listing describes it.
package struct RehearsedTool: Hashable, Sendable {
    package let name: String
    package let displayName: String
    package let description: String
    /// JSON Schema of its arguments.
    package let parameters: JSON
}

/// All that an agent may know when it answers; nothing else decides what it says.
package struct AgentTurn: Hashable, Sendable {
    package var prompt: String
    /// The conversation before this prompt, oldest first.
    package var earlier: [Exchange]
    /// The time at which the turn began.
    package var millisecondsSince1970: Int64
    /// What comes with the prompt.
    package var files: [AttachedFile]
    /// Whether files can go with the answer.
    package var carriesFiles: Bool

    package init(
        prompt: String, earlier: [Exchange] = [], millisecondsSince1970: Int64, files: [AttachedFile] = [],
        carriesFiles: Bool = false
    ) {
        self.files = files
        self.carriesFiles = carriesFiles
        self.prompt = prompt
        self.earlier = earlier
        self.millisecondsSince1970 = millisecondsSince1970
    }
}

extension AgentTurn {
    /// Words of the prompt and of everything before it.
    var wordCount: Int {
        earlier.reduce(WordCounter.count(in: prompt)) {
            $0 + WordCounter.count(in: $1.prompt) + WordCounter.count(in: $1.answer)
        }
    }
}
