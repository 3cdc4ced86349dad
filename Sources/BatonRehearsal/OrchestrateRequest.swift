import HTTPTypes

/// What a request to run says, read from its body (`watsonx-orchestrate.md` §3.1).
struct OrchestrateRequest: Sendable {
    let prompt: String
    let agent: RehearsedAgent
    let thread: String?

    /// - Throws: 422 where the message is missing or of no known shape, 404 and 500 for agents and environments as
    ///   ``OrchestrateWire/agent(_:)`` says.
    ///
    /// - Parameter assistant: the agent that the path names in the body's place.
    init(_ body: JSON, assistant: RehearsedAgent? = nil) throws(WireFailure) {
        guard let message = body["message"], message.members != nil else { throw .missing("body", "message") }
        guard let content = message["content"] else { throw .missing("body", "message", "content") }
        guard let prompt = Self.text(of: content) else {
            throw .unprocessable(["body", "message", "content"], "Input should be a valid string", type: "string_type")
        }
        self.prompt = prompt
        // Without an agent the platform's own orchestrator answers.
        let named: RehearsedAgent? =
            if assistant == nil, let id = body["agent_id"]?.string { try OrchestrateWire.agent(id) } else { nil }
        agent = assistant ?? named ?? .guide
        try OrchestrateWire.checkEnvironment(body["environment_id"]?.string, of: agent)
        thread = body["thread_id"]?.string
    }

    /// The words in a message's content: a string, or items of text and of filled-in forms; nil for anything else.
    static func text(of content: JSON) -> String? {
        if let text = content.string { return text }
        guard let items = content.array else { return nil }
        let texts = items.compactMap { item in
            if item["form_operation"] == "cancel" { return "cancel" }
            return item["text"]?.string ?? item["form_data"].map(answers)
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// A form's answers as the user would have typed them: one line a field, whatever lines its value has.
    private static func answers(_ form: JSON) -> String {
        (form.members ?? []).map { name, value in
            "\(name): \(answer(value).split(whereSeparator: \.isNewline).joined(separator: " "))"
        }.joined(separator: "\n")
    }

    private static func answer(_ value: JSON) -> String {
        value.array.map { $0.map(OrchestrateStep.content).joined(separator: ", ") } ?? OrchestrateStep.content(value)
    }
}
