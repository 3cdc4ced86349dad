import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The first generation: tasks (`orq.md` §4 to §6), and how they were read before it was withdrawn (§9.4).
    func addTasks(to routes: WireRoutes<Self>) {
        routes.add("/v2/agents/run", [.post: { .json(OrqTask.entry(try await run($0).turn.run, state: "submitted")) }])
        routes.add("/v2/agents/stream-run", [.post: { stream(try await run($0)) }])
        routes.add("/v2/agents/:agent/task", [.post: createTask])
        routes.add("/v2/agents/:agent/stream-task", [.post: { stream(try await task($0)) }])
        routes.add("/v2/agents/:agent/tasks", [.get: listTasks])
        routes.add("/v2/agents/:agent/tasks/:task", [.get: showTask, .post: cancelTask])
        routes.add("/v2/agents/:agent/tasks/:task/messages", [.get: listMessages])
    }

    private typealias Started = (turn: OrqTurn, request: OrqRequest)

    /// With `message`, all that `run` must bring.
    private static let required = ["key", "model", "role", "instructions", "path", "settings"]
    /// The members that a version of an agent consists of.
    private static let definition =
        required + [
            "fallback_models", "description", "system_prompt", "memory_stores", "knowledge_bases", "team_of_agents",
            "variables", "engine",
        ]

    private func run(_ call: WireCall) async throws -> Started {
        let body = try call.json()
        let request = try OrqRequest(body, required: Self.required)
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
        events { [thoughts] writer in
            try await tell(
                started.turn.run, to: &writer, atMost: started.request.streamTimeout,
                by: OrqTaskNarrator(started.turn, thoughts))
        }
    }

    private var thoughts: OrqTaskNarrator.Manner {
        if faults.contains(.cumulativeThoughts) { return .cumulative }
        return faults.contains(.incrementalThoughts) ? .incremental : .grown
    }

    /// The conversation behind a task's id; nil for one that was never given or is forgotten.
    func task(_ id: String) async -> Conversation? {
        guard let key = ConversationID(id), await book.isTask(key) else { return nil }
        return await ledger.conversation(key)
    }
}

// MARK: - History

extension OrqWire {
    private func listTasks(_ call: WireCall) async throws -> Response {
        let agent = try await agent(call.capture("agent"))
        let states = call.query("status").map { $0.split(separator: ",").map(String.init) }
        var tasks: [RunRecord] = []
        for noted in await book.allTasks where noted.agent == agent.behaviour {
            // The book keeps a run as it was when it began.
            guard let run = await ledger.record(of: noted.id), states?.contains(run.taskState) != false else {
                continue
            }
            tasks.append(run)
        }
        let page = try OrqPage.entry(of: tasks, for: call, fallback: 10, id: \.taskID) { OrqTask.entry($0) }
        return .json(["tasks": page["data"] ?? [], "overall_total": .int(tasks.count)])
    }

    private func showTask(_ call: WireCall) async throws -> Response {
        let (run, conversation) = try await known(call.capture("task"), of: call)
        return .json(OrqTask.historicEntry(run, in: conversation))
    }

    private func listMessages(_ call: WireCall) async throws -> Response {
        let (_, conversation) = try await known(call.capture("task"), of: call)
        let messages = conversation.runs.flatMap(OrqTask.messages).map { message -> JSON in
            .object([("_id", message["messageId"] ?? nil)] + (message.members ?? []))
        }
        return .json(["object": "list", "data": .array(messages), "has_more": false])
    }

    /// A2A's manner of ending a task, which orq.ai itself does not have: `…/tasks/<id>:cancel`.
    private func cancelTask(_ call: WireCall) async throws -> Response {
        let name = call.capture("task")
        guard name.hasSuffix(Self.cancelling) else { throw methodNotAllowed }
        let (run, _) = try await known(String(name.dropLast(Self.cancelling.count)), of: call)
        guard await ledger.cancel(run: run.id), let ended = await ledger.record(of: run.id) else {
            throw WireFailure.message(.conflict, "Task has ended")
        }
        return .json(OrqTask.entry(ended))
    }

    private static let cancelling = ":cancel"

    /// - Throws: 404 for an agent or a task that there is none of.
    private func known(_ task: String, of call: WireCall) async throws -> (RunRecord, Conversation) {
        _ = try await agent(call.capture("agent"))
        guard let conversation = await self.task(task), let run = conversation.runs.last else {
            throw WireFailure.message(.notFound, "Task not found")
        }
        return (run, conversation)
    }
}
