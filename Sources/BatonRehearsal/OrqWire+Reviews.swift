import HTTPTypes
import Hummingbird

extension OrqWire {
    /// The endpoint by which an action was reviewed until September 2025 (`orq.md` §9.3).
    func addReviews(to routes: WireRoutes<Self>) {
        routes.add("/v2/agents/:agent/tasks/:task/actions/:action/review", [.post: reviewAction])
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
