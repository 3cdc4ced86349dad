import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// Models without agents (§6). Behind each stands the member of the troupe that the model is named after.
    func addModels(to routes: WireRoutes<Self>, at root: String) {
        routes.add(
            "\(root)/models/list", [.get: { _ in .json(["resources": .array(Rehearsal.agents.map(Self.model))]) }])
        routes.add("\(root)/completions", [.post: completePrompt])
        routes.add("\(root)/completions/chat", [.post: { try await completeMessages($0, Self.plainAnswer) }])
        routes.add(
            "\(root)/gateway/model/chat/completions", [.post: { try await completeMessages($0, Self.openAIAnswer) }])
    }

    private static func model(of agent: RehearsedAgent) -> JSON {
        let tags: [JSON] = agent == .guide ? ["default", "recommended"] : ["recommended"]
        return ["id": .string(agent.model), "description": .string(agent.description), "tags": .array(tags)]
    }

    private func completePrompt(_ call: WireCall) async throws -> Response {
        let body = try call.json()
        guard let prompt = body["prompt"]?.string else { throw WireFailure.missing("body", "prompt") }
        return try await answer(prompt, after: [], body, Self.plainAnswer)
    }

    private func completeMessages(_ call: WireCall, _ shape: (RunRecord) -> JSON) async throws -> Response {
        let body = try call.json()
        guard let messages = body["messages"]?.array else { throw WireFailure.missing("body", "messages") }
        guard messages.last?["role"]?.string == "user",
            let prompt = messages.last?["content"].flatMap(OrchestrateRequest.text)
        else { throw WireFailure.unprocessable(["body", "messages"], "No user message", type: "value_error") }
        return try await answer(prompt, after: Self.exchanges(in: messages.dropLast()), body, shape)
    }

    /// The run has a conversation of its own, which no list of threads shows.
    private func answer(
        _ prompt: String, after earlier: [Exchange], _ body: JSON, _ shape: (RunRecord) -> JSON
    ) async throws -> Response {
        guard let name = body["model"]?.string else { throw WireFailure.missing("body", "model") }
        guard let model = Rehearsal.agents.first(where: { $0.model == name }) else {
            throw WireFailure.detail(.notFound, "Model \(name) not found")
        }
        try await checkRefusal(of: prompt, by: model)
        let run = try await ledger.start(agent: model, prompt: prompt, conversation: nil, earlier: earlier)
        if body["stream"]?.bool == true { return stream(run) }
        guard let ended = try await ledger.end(of: run.id) else {
            throw WireFailure.detail(.notFound, "Run \(run.id.uuid) not found")
        }
        if case .failed(let message, _) = ended.state { throw WireFailure.detail(.internalServerError, message) }
        return .json(shape(ended))
    }

    /// The pairs of what a client brings along; what the user said twice in a row counts as one.
    private static func exchanges(in messages: ArraySlice<JSON>) -> [Exchange] {
        var exchanges: [Exchange] = []
        var prompts: [String] = []
        for message in messages {
            guard let text = message["content"].flatMap(OrchestrateRequest.text) else { continue }
            switch message["role"]?.string {
            case "user": prompts.append(text)
            case "assistant":
                exchanges.append(Exchange(prompt: prompts.joined(separator: "\n\n"), answer: text))
                prompts = []
            default: continue
            }
        }
        return exchanges
    }

    private static func plainAnswer(_ run: RunRecord) -> JSON {
        [
            "content": .string(run.textWithQuestion),
            "response_metadata": ["model": .string(run.agent.model), "token_usage": usage(of: run)],
        ]
    }

    private static func openAIAnswer(_ run: RunRecord) -> JSON {
        [
            "id": .string("chatcmpl-\(run.id.uuid)"), "object": "chat.completion",
            "created": .int(Int(run.started / 1_000)), "model": .string(run.agent.model),
            "choices": [
                [
                    "index": 0, "message": ["role": "assistant", "content": .string(run.textWithQuestion)],
                    "finish_reason": "stop",
                ]
            ],
            "usage": usage(of: run),
        ]
    }

    private static func usage(of run: RunRecord) -> JSON {
        [
            "prompt_tokens": .int(run.usage.input), "completion_tokens": .int(run.usage.output),
            "total_tokens": .int(run.usage.total),
        ]
    }

    private func stream(_ run: RunRecord) -> Response {
        .events(.serverSent(.python)) { [ledger] writer in
            var narrator = OrchestrateModelNarrator(run)
            try await writer.write(narrator.opening())
            let end = try await writer.write(run.id, of: ledger, atMost: Self.completionTimeout, by: &narrator)
            guard end == .runEnded, let run = await ledger.record(of: run.id) else { return }
            try await writer.write(narrator.closing(run))
            try await writer.writeDone()
        }
    }
}
