import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// Threads and their messages (§8.2).
    func addThreads(to routes: WireRoutes<Self>, at root: String) {
        routes.add("\(root)/threads", [.get: listThreads, .post: createThread])
        routes.add("\(root)/threads/:thread", [.get: showThread, .patch: renameThread, .delete: deleteThread])
        routes.add("\(root)/threads/:thread/messages", [.get: listMessages])
        routes.add("\(root)/threads/:thread/messages/:message", [.get: showMessage, .patch: noteOnMessage])
    }

    /// The conversation behind a thread's id.
    /// - Throws: 404 for one that the platform never gave, deleted or forgot.
    func conversation(_ id: String) async throws -> Conversation {
        guard let key = ConversationID(id), await threads[key] != nil, let known = await ledger.conversation(key) else {
            throw WireFailure.detail(.notFound, "Thread \(id) not found")
        }
        return known
    }

    private func listThreads(_ call: WireCall) async throws -> Response {
        let agent = call.query("agent_id")
        var entries: [JSON] = []
        for thread in await threads.all where agent == nil || thread.agent?.uuid == agent {
            guard let conversation = await ledger.conversation(thread.id) else {
                await threads.remove(thread.id)
                continue
            }
            entries.append(Self.entry(thread, conversation))
        }
        let page = try OrchestratePage(call)
        return .json(.array(page.cut(entries)))
    }

    private func createThread(_ call: WireCall) async throws -> Response {
        let body = try call.json()
        let agent: RehearsedAgent? =
            if let id = body["agent_id"]?.string { try Self.agent(id) } else { nil }
        let now = Rehearsal.currentTime()
        let id = await ledger.openConversation()
        await threads.add(
            OrchestrateThreads.ChatThread(
                id: id, title: body["title"]?.string ?? "", agent: agent, created: now, updated: now))
        return .json(
            ["thread_id": .string(id.uuid)], status: .created, headers: [.location: "\(call.path)/\(id.uuid)"])
    }

    private func showThread(_ call: WireCall) async throws -> Response {
        let conversation = try await conversation(call.capture("thread"))
        guard let thread = await threads[conversation.id] else {
            throw WireFailure.detail(.notFound, "Thread \(call.capture("thread")) not found")
        }
        return .json(Self.entry(thread, conversation))
    }

    private func renameThread(_ call: WireCall) async throws -> Response {
        let conversation = try await conversation(call.capture("thread"))
        guard let title = try call.json()["title"]?.string else { throw WireFailure.missing("body", "title") }
        await threads.rename(conversation.id, to: title, at: Rehearsal.currentTime())
        return try await showThread(call)
    }

    private func deleteThread(_ call: WireCall) async throws -> Response {
        let conversation = try await conversation(call.capture("thread"))
        await ledger.removeConversation(conversation.id)
        await threads.remove(conversation.id)
        return Response(status: .noContent)
    }

    private func listMessages(_ call: WireCall) async throws -> Response {
        .json(.array(try await messages(of: conversation(call.capture("thread")))))
    }

    private func messages(of conversation: Conversation) async -> [JSON] {
        await threads.annotated(conversation.runs.flatMap(OrchestrateMessage.all), in: conversation.id)
    }

    private func showMessage(_ call: WireCall) async throws -> Response {
        let id = call.capture("message")
        let messages = await messages(of: try await conversation(call.capture("thread")))
        guard let message = messages.first(where: { $0["id"]?.string == id }) else {
            throw WireFailure.detail(.notFound, "Message \(id) not found")
        }
        return .json(message)
    }

    /// Feedback has no route of its own: it is a note on the message (§8.2).
    private func noteOnMessage(_ call: WireCall) async throws -> Response {
        let thread = try await conversation(call.capture("thread"))
        guard let state = try call.json()["message_state"], state.members != nil else {
            throw WireFailure.missing("body", "message_state")
        }
        guard call.body.readableBytes <= Self.longestNote else { throw bodyTooLarge }
        _ = try await showMessage(call)
        await threads.note(state, on: call.capture("message"), in: thread.id)
        return try await showMessage(call)
    }

    /// A comment is a few lines; this bounds what stays in memory.
    private static let longestNote = 64 << 10

    private static func entry(_ thread: OrchestrateThreads.ChatThread, _ conversation: Conversation) -> JSON {
        let newest = conversation.runs.last
        let answered = conversation.runs.last { $0.state == .completed || $0.state == .needsInput }?.ended
        let updated = max(thread.updated, newest?.ended ?? newest?.started ?? thread.updated)
        return [
            "id": .string(thread.id.uuid), "tenant_id": .string(tenant),
            "status": newest?.isFlowing == true ? "async_wait" : "ready", "tenant_name": "wxo-dev",
            "title": .string(thread.title), "assistant_id": nil,
            "agent_id": thread.agent.map { .string($0.uuid) } ?? .null, "knowledge_base_id": nil,
            "created_by": .string(user), "created_by_username": .string(userName),
            "created_on": .string(WireTime.microseconds(thread.created)),
            "updated_at": .string(WireTime.microseconds(updated)), "deleted_at": nil, "deleted_by": nil,
            "last_read_at": nil,
            "last_agent_message_at": answered.map { .string(WireTime.microseconds($0)) } ?? .null,
        ]
    }
}
