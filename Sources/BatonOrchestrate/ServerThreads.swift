internal import BatonCore

/// The threads that the server keeps: lists them, reads them as turns, renames, deletes, and rates an answer in one.
struct ServerThreads: Sendable {
    let client: Client

    func list(ofAgent agent: AgentID?, from first: Int, atMost count: Int) async throws(PlatformFailure)
        -> [RemoteThread]
    {
        try await client.json(.threads(ofAgent: agent?.text, from: first, atMost: count)).rows.compactMap(Self.thread)
    }

    private static func thread(_ row: JSONValue) -> RemoteThread? {
        // Some servers list what was deleted, with the time at which it was.
        guard let id = row.text("id", "thread_id"), row.text("deleted_at") == nil else { return nil }
        return RemoteThread(
            handle: RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: id])), title: row.text("title"),
            agent: row.text("agent_id").map { AgentID($0) }, created: row.text("created_on", "created_at"),
            updated: row.text("updated_at", "created_on"))
    }

    func turns(of handle: RemoteHandle) async throws(PlatformFailure) -> [RemoteTurn] {
        let thread = try id(of: handle)
        return ThreadReading(thread: thread, rows: try await client.json(.messages(ofThread: thread)).rows).turns
    }

    func rename(_ handle: RemoteHandle, to title: String) async throws(PlatformFailure) {
        try await client.perform(.rename(thread: try id(of: handle), to: title))
    }

    func delete(_ handle: RemoteHandle) async throws(PlatformFailure) {
        try await client.perform(.delete(thread: try id(of: handle)))
    }

    /// There is no way of its own for that: the state of the message is changed, under the id of each of its texts.
    func rate(_ handle: RemoteHandle, _ rating: Rating) async throws(PlatformFailure) {
        let thread = try id(of: handle)
        guard let id = handle.ids[.message] else {
            throw PlatformFailure(.notFound, "The server never named this answer", attempt: "rating the answer")
        }
        let rows = try await client.json(.messages(ofThread: thread)).rows
        guard let row = rows.first(where: { WireMessage($0).id == id }) else {
            throw PlatformFailure(.notFound, "The thread no longer has this answer", attempt: "rating the answer")
        }
        try await client.perform(.update(message: id, ofThread: thread, state: Self.state(of: row, with: rating)))
    }

    /// What the message's state says already, with the rating laid over it.
    private static func state(of row: JSONValue, with rating: Rating) -> JSONValue {
        let feedback: JSONValue = [
            "feedback": [
                "text": .string(rating.comment), "is_positive": .bool(rating.isPositive), "selected_categories": [],
            ]
        ]
        let items = WireMessage(row).items.enumerated().filter { $1.text != nil && $1.kind == .text }
        let ids = items.map { $1.id ?? String($0 + 1) }
        let content = JSONObject((ids.isEmpty ? ["1"] : ids).map { .init(name: $0, value: feedback) })
        guard case .object(let state) = row["message_state"] else { return ["content": .object(content)] }
        return .object(state.merging(["content": .object(content)]))
    }

    private func id(of handle: RemoteHandle) throws(PlatformFailure) -> String {
        guard let id = handle.ids[.thread] else {
            throw PlatformFailure(.threadNotFound, "The server never named this thread")
        }
        return id
    }
}
