import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The endpoints by which actions were listed and reviewed until September 2025 (`orq.md` §9.3, §10).
    func addReviews(to routes: WireRoutes<Self>) {
        routes.add("/v2/agents/:agent/tasks/:task/actions", [.get: listActions])
        routes.add("/v2/agents/:agent/tasks/:task/actions/:action/review", [.post: reviewAction])
    }

    private func listActions(_ call: WireCall) async throws -> Response {
        _ = try await agent(call.capture("agent"))
        guard let conversation = await task(call.capture("task")) else {
            throw WireFailure.message(.notFound, "Task not found")
        }
        var actions: [JSON] = []
        for run in conversation.runs {
            guard case .approval(let use)? = run.ask else { continue }
            actions.append(Self.action(use, of: run, await book.review(of: run.id)))
        }
        return .json(.array(actions))
    }

    private static func action(_ use: ToolUse, of run: RunRecord, _ review: OrqBook.Review?) -> JSON {
        [
            "_id": .string(OrqTool.actionID(run)), "agent_tool_call_id": .string(use.id), "tool": OrqTool.entry(use),
            "state": [
                "review": review.map { $0.isApproved ? "approved" : "rejected" } ?? "pending",
                "review_source": review == nil ? nil : "api", "executed": .bool(review?.isApproved == true),
                "error": nil, "input": use.arguments, "output": nil,
            ],
        ]
    }

    private func reviewAction(_ call: WireCall) async throws -> Response {
        let agent = try await agent(call.capture("agent"))
        guard let run = await task(call.capture("task"))?.runs.last, case .approval = run.ask,
            OrqTool.actionID(run) == call.capture("action"), run.state == .needsInput
        else { throw WireFailure.message(.notFound, "Action not found") }
        let isApproved = try Self.decision(in: try call.json())
        do {
            let next = try await ledger.start(
                agent: agent.behaviour, prompt: isApproved ? "approve" : "deny", conversation: run.conversation)
            await book.review(run.id, OrqBook.Review(isApproved: isApproved, run: next))
        } catch {
            // Someone else's message or review of the same action came first.
            throw WireFailure.message(.conflict, "Action is already reviewed")
        }
        return .json(["success": true, "message": isApproved ? "Action approved" : "Action rejected"])
    }

    private static func decision(in body: JSON) throws(WireFailure) -> Bool {
        switch body["review"]?.string {
        case "approved": return true
        case "rejected": return false
        default: throw .invalid([OrqIssue(["review"], "Expected 'approved' or 'rejected'")])
        }
    }
}
