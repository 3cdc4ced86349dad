import BatonCore

/// What a profile says of one agent, known to be what orq.ai takes.
///
/// A whole definition says what the agent is and goes out with `run`, which creates the agent; one of turn fields alone
/// (`variables`, `identity`, `thread`, `memory`, …) goes with the turns of an agent that the server has.
struct AgentDefinition: Sendable {
    let fields: JSONObject
    let isWhole: Bool

    /// - Throws: `.local`, with the field's path and what it may hold.
    init(_ fields: JSONObject, agent: String) throws(PlatformFailure) {
        self.fields = fields
        isWhole = Self.isWhole(fields)
        let table = isWhole ? AgentSchema.wholeAgent : AgentSchema.storedAgent
        for name in ["message", "task_id"] where fields[name] != nil {
            throw Self.failure(FieldProblem(path: name, complaint: "is Baton's to write"), agent: agent)
        }
        if let problem = table.problem(in: .object(fields), at: "") { throw Self.failure(problem, agent: agent) }
        let key = JSONValue.string(agent)
        if isWhole, fields["key"] == nil, let problem = Self.keyRule.problem(in: key, at: "key") {
            throw Self.failure(problem, agent: agent)
        }
    }

    /// Whether `fields` say what the agent is, even if not enough of it.
    static func isWhole(_ fields: JSONObject) -> Bool {
        fields.members.contains { member in AgentSchema.agentFields.contains { $0.name == member.name } }
    }

    private static let keyRule = FieldRule.key(separators: [".", "_", "-"], longest: .max)

    private static func failure(_ problem: FieldProblem, agent: String) -> PlatformFailure {
        let sentence =
            problem.complaint == "is missing"
            ? "The definition of the agent \(agent) has no \(problem.path)"
            : "In the definition of the agent \(agent), \(problem.path) \(problem.complaint)"
        return PlatformFailure(
            .local, sentence.fittingFailure, attempt: "starting the agent",
            hint: "Put \(problem.path) right in the agent's section of the profile.")
    }

    /// How many steps the agent may take in a turn.
    var stepLimit: Int? { fields["settings"]?["max_iterations"]?.int }

    /// The fields of the request that creates or changes the agent, the same every time: orq.ai saves another version
    /// of the agent whenever they differ from what it has.
    /// - Parameter thread: the conversation's id on the server, where the definition leaves it to Baton.
    func runBody(agent: String, thread: String?) -> JSONObject {
        var body = fields
        body["thread"] = threadField(thread)
        body["key"] = fields["key"] ?? .string(agent)
        body["path"] = fields["path"] ?? "Default"
        body["settings"] = fields["settings"] ?? .object([])
        return body
    }

    /// The fields that go with a turn, whatever the agent is.
    var turnFields: JSONObject {
        JSONObject(fields.members.filter { member in AgentSchema.turnFields.contains { $0.name == member.name } })
    }

    /// Whether each conversation is to have an id of its own, by which orq.ai groups its traces.
    var wantsThread: Bool { fields["thread"] != nil && fields["thread"]?["id"] == nil }

    /// A short text that differs where the agent's configuration does, whatever the order of its fields; kept in
    /// handles, so that a later turn can tell that it is about to make a new version.
    var mark: String {
        let turn = Set(AgentSchema.turnFields.map(\.name))
        let configuration = JSONObject(fields.members.filter { !turn.contains($0.name) })
        return FowlerNollVo.mark(of: JSONValue.object(configuration).sortedByName.text)
    }
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo): stable over programs and machines, unlike Swift's own hash.
private enum FowlerNollVo {
    static func mark(of text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }
}

extension JSONValue {
    /// The same value with the members of every object in the order of their names.
    fileprivate var sortedByName: JSONValue {
        switch self {
        case .object(let object):
            let members = object.members.map { JSONObject.Member(name: $0.name, value: $0.value.sortedByName) }
            return .object(JSONObject(members.sorted { $0.name < $1.name }))
        case .array(let elements): return .array(elements.map(\.sortedByName))
        default: return self
        }
    }
}
