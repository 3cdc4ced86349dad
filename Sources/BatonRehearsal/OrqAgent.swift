/// An agent as orq.ai's workspace holds it: one of the troupe, or one that `run` made.
struct OrqAgent: Sendable {
    let id: AgentIdentifier
    let key: String
    /// Who answers in its name.
    let behaviour: RehearsedAgent
    /// What `run` was sent to make it; nil for the troupe.
    var definition: JSON?
    /// The last part of the version, `1.0.x`; grows with every change of the definition.
    var revision = 0

    init(_ agent: RehearsedAgent) {
        id = agent.id
        key = agent.key
        behaviour = agent
    }

    /// An agent that `run` makes behaves as the guide, whatever its definition says.
    init(id: AgentIdentifier, key: String, definition: JSON) {
        self.id = id
        self.key = key
        behaviour = .guide
        self.definition = definition
    }

    var version: String { "1.0.\(revision)" }

    /// `provider/model`.
    var model: String {
        definition?["model"]?.string ?? definition?["model"]?["id"]?.string ?? behaviour.model
    }

    var instructions: String { definition?["instructions"]?.string ?? behaviour.instructions }
    var systemPrompt: String { definition?["system_prompt"]?.string ?? "" }
    var description: String { definition?["description"]?.string ?? behaviour.description }

    /// As `GET /v2/agents` lists it (`orq.md` §10).
    var entry: JSON {
        let created = JSON.string(WireTime.milliseconds(id.millisecondsSince1970))
        return [
            "_id": .string(id.ulid), "key": .string(key), "project_id": .string(OrqFile.project),
            "display_name": .string(definition == nil ? behaviour.displayName : key),
            "created": created, "updated": created, "status": "live", "version": .string(version),
            "path": definition?["path"] ?? "Rehearsal/agents", "memory_stores": [],
            "team_of_agents": .array(behaviour.collaborators.map { ["key": .string($0)] }), "skills": [],
            "metrics": ["total_cost": 0], "variables": [:], "knowledge_bases": [], "source": "internal",
            "engine": "text", "type": "internal", "role": definition?["role"] ?? "Assistant",
            "description": .string(description), "system_prompt": definition?["system_prompt"] ?? nil,
            "instructions": .string(instructions), "settings": settings, "model": ["id": .string(model)],
        ]
    }

    private var settings: JSON {
        [
            "max_iterations": 100, "max_execution_time": 600, "max_cost": 0,
            "tool_approval_required": "respect_tool", "tools": .array(behaviour.tools.map(Self.entry)),
        ]
    }

    private static func entry(_ tool: RehearsedTool) -> JSON {
        [
            "id": .string(OrqTool.id(tool.name)), "key": .string(tool.name), "action_type": "function",
            "display_name": .string(tool.displayName), "description": .string(tool.description),
            "requires_approval": false,
        ]
    }
}
