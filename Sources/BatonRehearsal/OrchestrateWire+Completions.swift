import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// `{agent}/chat/completions`, streamed unless the body says otherwise (§5.1).
    func addCompletions(to routes: WireRoutes<Self>, at root: String) {
        routes.add("\(root)/:agent/chat/completions", [.post: complete])
    }

    private func complete(_ call: WireCall) async throws -> Response {
        let agent = try Self.agent(call.capture("agent"))
        let body = try call.json()
        guard let messages = body["messages"]?.array else { throw WireFailure.missing("body", "messages") }
        // Only the newest user message counts; the rest of the conversation is the thread's.
        guard let newest = messages.last(where: { $0["role"]?.string == "user" }),
            let prompt = newest["content"].flatMap(OrchestrateRequest.text)
        else { throw WireFailure.unprocessable(["body", "messages"], "No user message", type: "value_error") }
        let run = try await start(prompt, agent, in: await knownThread(call.headers[.ibmThreadID]))
        let headers: HTTPFields = [.ibmThreadID: run.conversation.uuid]
        if body["stream"]?.bool == false {
            return .json(try await completion(of: run), headers: headers)
        }
        return stream(run, headers)
    }

    /// A thread id that the platform never gave opens a new thread without a word (§5.1).
    private func knownThread(_ id: String?) async -> ConversationID? {
        guard let id = id.flatMap(ConversationID.init(_:)), await threads[id] != nil,
            await ledger.conversation(id) != nil
        else { return nil }
        return id
    }

    private func completion(of run: RunRecord) async throws -> JSON {
        guard let ended = try await ledger.end(of: run.id) else {
            throw WireFailure.detail(.notFound, "Run \(run.id.uuid) not found")
        }
        if case .failed(let message, _) = ended.state { throw WireFailure.detail(.internalServerError, message) }
        return [
            "id": .string(run.id.uuid), "object": "chat.completion", "created": .int(Int(run.started / 1_000)),
            "model": .string(run.agent.model),
            "choices": [
                [
                    "index": 0, "message": ["role": "assistant", "content": .string(ended.textWithQuestion)],
                    "finish_reason": "stop",
                ]
            ],
            "thread_id": .string(run.conversation.uuid),
        ]
    }

    private func stream(_ run: RunRecord, _ headers: HTTPFields) -> Response {
        let manner = faults.manner
        return .events(.serverSent(.python), manner, headers: headers) { [ledger] writer in
            var narrator = OrchestrateCompletionNarrator(run, manner)
            try await writer.write(narrator.opening())
            let end = try await writer.write(run.id, of: ledger, atMost: Self.completionTimeout, by: &narrator) {
                manner.ends(after: $0)
            }
            guard end == .runEnded, let run = await ledger.record(of: run.id) else { return }
            try await writer.write(narrator.closing(run))
        }
    }

    /// Clients of this route wait as long between two events (§5.2), and none can say otherwise.
    static let completionTimeout = Duration.seconds(300)
}
