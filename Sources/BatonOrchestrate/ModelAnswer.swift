internal import BatonCore
internal import BatonTransport

/// One answer of a model without an agent (`watsonx-orchestrate.md` §6): the whole conversation goes out each time, because
/// nothing there remembers any.
struct ModelAnswer: Sendable {
    /// The server's ways to ask a model, in the order in which they are tried.
    enum Way: Hashable, Sendable, CaseIterable {
        /// Goes on from a bare text.
        case completions
        case chat
        /// OpenAI's form, which the platform's own SDK uses.
        case gateway

        /// What the server is remembered to lack; the last way needs no memory.
        var resource: Routes.Resource? {
            switch self {
            case .completions: .completions
            case .chat: .chatCompletions
            case .gateway: nil
            }
        }
    }

    let client: Client
    let request: RunRequest
    let reader: AnswerReader

    private var model: String { String(request.agent.dropFirst(Agent.modelPrefix.count)) }

    /// Asks the model and yields what comes of it; finishes the stream in every case.
    func follow() async {
        do throws(PlatformFailure) {
            guard request.prompt.files.isEmpty else {
                throw PlatformFailure(
                    .unsupported, "A model without an agent takes no files", attempt: "asking the model",
                    hint: "Send the message without them, or to an agent.")
            }
            let (response, call) = try await open()
            try await reader.read(response, to: call, by: OrchestrateEventMapper(model: model))
        } catch {
            reader.continuation.finish(throwing: client.secrets.scrub(error))
        }
    }

    /// The first way that the server has: what it lacks cannot have taken the message.
    private func open() async throws(PlatformFailure) -> (WireResponse, Call) {
        let wanted: [Way] = request.isPlainCompletion ? Way.allCases : [.chat, .gateway]
        for way in wanted where !isLacking(way) {
            guard let opened = try await open(way) else { continue }
            if request.isPlainCompletion, way != .completions {
                reader.warn("This server has no plain completions, so the model answers as in a chat")
            }
            return opened
        }
        throw PlatformFailure(
            .unsupported, "This server has no models that answer without an agent", attempt: "asking the model")
    }

    /// nil where the server has no such way. A server that refuses to stream is asked once more without.
    private func open(_ way: Way) async throws(PlatformFailure) -> (WireResponse, Call)? {
        let call = call(way, isStreaming: true)
        do throws(PlatformFailure) {
            return try await opened(call, way)
        } catch {
            let words = error.message.lowercased()
            guard error.httpStatus == 400 || error.httpStatus == 422, words.contains("stream") else { throw error }
            return try await opened(self.call(way, isStreaming: false), way)
        }
    }

    private func opened(_ call: Call, _ way: Way) async throws(PlatformFailure) -> (WireResponse, Call)? {
        switch try await client.openUnlessMissing(call, onWait: reader.wait) {
        case .success(let response): return (response, call)
        case .failure:
            if let resource = way.resource { client.routes.rememberLack(of: resource) }
            return nil
        }
    }

    private func isLacking(_ way: Way) -> Bool { way.resource.map(client.routes.lacks) ?? false }

    private func call(_ way: Way, isStreaming: Bool) -> Call {
        var body: JSONObject = ["model": .string(model)]
        switch way {
        case .completions: body["prompt"] = .string(request.prompt.text)
        case .chat, .gateway: body["messages"] = .array(messages)
        }
        body["stream"] = .bool(isStreaming)
        for member in request.parameters.members { body[member.name] = member.value }
        return Call.complete(model: model, .object(body), way)
    }

    private var messages: [JSONValue] {
        let said = request.transcript + [ChatMessage(role: .user, text: request.prompt.text)]
        return said.map { ["role": .string($0.role.rawValue), "content": .string($0.text)] }
    }
}
