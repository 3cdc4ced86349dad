import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The first generation: tasks (`orq.md` §4 to §6), and how they were read before it was withdrawn (§9.4).
    func addTasks(to routes: WireRoutes<Self>) {
        routes.add("/v2/agents/run", [.post: { .json(OrqTask.entry(try await run($0).turn.run, state: "submitted")) }])
        routes.add("/v2/agents/stream-run", [.post: { stream(try await run($0)) }])
        routes.add("/v2/agents/:agent/task", [.post: createTask])
        routes.add("/v2/agents/:agent/stream-task", [.post: { stream(try await task($0)) }])
        routes.add("/v2/agents/:agent/tasks/:task", [.get: showTask])
    }

    private typealias Started = (turn: OrqTurn, request: OrqRequest)

    /// The members that make an agent, and with `message` all that `run` must bring.
    private static let definition = ["key", "model", "role", "instructions", "path", "settings"]

    private func run(_ call: WireCall) async throws -> Started {
        let body = try call.json()
        let request = try OrqRequest(body, required: Self.definition)
        let definition = JSON.object((body.members ?? []).filter { Self.definition.contains($0.0) })
        let agent = await book.define(body["key"]?.string ?? "", as: definition)
        return (try await start(request, agent), request)
    }

    private func task(_ call: WireCall) async throws -> Started {
        let agent = try await agent(call.capture("agent"))
        let request = try OrqRequest(try call.json())
        return (try await start(request, agent), request)
    }

    private func createTask(_ call: WireCall) async throws -> Response {
        let (turn, request) = try await task(call)
        guard request.isBlocking else { return .json(OrqTask.entry(turn.run, state: "submitted")) }
        guard let run = try await ledger.end(of: turn.run.id) else {
            throw WireFailure.message(.notFound, "Task not found")
        }
        return .json(OrqTask.blockingEntry(run))
    }

    private func stream(_ started: Started) -> Response {
        .events(.serverSent(.compact)) { writer in
            try await tell(
                started.turn.run, to: &writer, atMost: started.request.streamTimeout, by: OrqTaskNarrator(started.turn))
        }
    }

    private func showTask(_ call: WireCall) async throws -> Response {
        _ = try await agent(call.capture("agent"))
        guard let conversation = await task(call.capture("task")), let run = conversation.runs.last else {
            throw WireFailure.message(.notFound, "Task not found")
        }
        return .json(OrqTask.historicEntry(run, in: conversation))
    }

    /// The conversation behind a task's id; nil for one that was never given or is forgotten.
    func task(_ id: String) async -> Conversation? {
        guard let key = ConversationID(id), await book.isTask(key) else { return nil }
        return await ledger.conversation(key)
    }
}
