import HTTPTypes

/// What a request of the third generation says (`orq.md` §8), and what its response echoes.
struct OrqRouterRequest: Sendable {
    /// `agent/<key>` or a model's name, as it was asked for.
    let model: String
    let agent: String
    let prompt: String
    /// What the client's functions gave back, when the request brings that.
    let results: [OrqCallResult]?
    /// What the client brought along before its newest message.
    let earlier: [Exchange]
    let previous: String?
    let conversation: String?
    let metadata: JSON
    let isBackground: Bool
    let isStream: Bool
    let isStored: Bool

    /// - Throws: 400 for what is missing, contradicts itself or is not text; 404 for a model that is no agent.
    init(_ body: JSON) throws(WireFailure) {
        guard let model = body["model"]?.string else { throw Self.invalid("model", "model is required") }
        guard let input = body["input"] else { throw Self.invalid("input", "input is required") }
        guard let agent = Self.agent(behind: model) else {
            throw .router(.notFound, "model_not_found", "Model \(model) not found", param: "model")
        }
        self.model = model
        self.agent = agent
        previous = body["previous_response_id"]?.string
        conversation = body["conversation"]?["id"]?.string ?? body["conversation"]?.string
        if previous != nil, conversation != nil {
            throw Self.invalid("previous_response_id", "previous_response_id and conversation are mutually exclusive")
        }
        let results = Self.results(in: input)
        self.results = results.isEmpty ? nil : results
        var exchanges = try Self.exchanges(in: input)
        if results.isEmpty {
            guard let newest = exchanges.popLast(), newest.answer.isEmpty else {
                throw Self.invalid("input", "input must end with a user message")
            }
            prompt = newest.prompt
        } else {
            prompt = OrqCallResult.prompt(results)
        }
        earlier = exchanges
        metadata = body["metadata"] ?? [:]
        if (metadata.members ?? []).contains(where: { $0.1.string == nil }) {
            throw Self.invalid("metadata", "metadata values must be strings")
        }
        isBackground = body["background"]?.bool ?? false
        isStream = body["stream"]?.bool ?? false
        isStored = body["store"]?.bool ?? true
    }

    private static let agentPrefix = "agent/"

    /// The agent that is asked for, or that stands behind one of the models; nil for a name of neither kind.
    private static func agent(behind model: String) -> String? {
        if model.hasPrefix(agentPrefix) { return String(model.dropFirst(agentPrefix.count)) }
        return Rehearsal.agents.first { $0.model == model }?.key
    }

    private static func invalid(_ param: String, _ text: String) -> WireFailure {
        .router(.badRequest, "invalid_request_body", text, param: param)
    }

    /// - Parameter pending: the ids of all the calls that wait.
    /// - Throws: 400 where one of them is not answered, or one is that does not wait.
    func checkResults(for pending: [String]) throws(WireFailure) {
        let answered = results?.map(\.call) ?? []
        guard answered.allSatisfy(pending.contains) else {
            throw Self.invalid("input", "No function call with this call_id is pending")
        }
        let open = pending.filter { !answered.contains($0) }
        guard open.isEmpty else {
            throw Self.invalid("input", "No tool output found for function call \(open.joined(separator: ", "))")
        }
    }

    /// An output is text, which is JSON where the function gave back more.
    private static func results(in input: JSON) -> [OrqCallResult] {
        (input.array ?? []).filter { $0["type"]?.string == "function_call_output" }.map { item in
            let output = item["output"] ?? nil
            return OrqCallResult(
                call: item["call_id"]?.string ?? "", result: output.string.flatMap(ClerkWords.json) ?? output)
        }
    }

    /// The input's messages in pairs of a prompt and its answer.
    private static func exchanges(in input: JSON) throws(WireFailure) -> [Exchange] {
        if let text = input.string { return [Exchange(prompt: text, answer: "")] }
        guard let items = input.array else { throw invalid("input", "input must be a string or an array") }
        var exchanges: [Exchange] = []
        for item in items {
            guard let role = item["role"]?.string, let text = text(of: item["content"]) else { continue }
            if role == "user" {
                exchanges.append(Exchange(prompt: text, answer: ""))
            } else if role == "assistant", let last = exchanges.popLast() {
                exchanges.append(Exchange(prompt: last.prompt, answer: last.answer + text))
            }
        }
        return exchanges
    }

    private static func text(of content: JSON?) -> String? {
        if let text = content?.string { return text }
        let texts = (content?.array ?? []).compactMap { $0["text"]?.string }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }
}
