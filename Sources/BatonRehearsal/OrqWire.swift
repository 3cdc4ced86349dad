import HTTPTypes
import Hummingbird

/// orq.ai's HTTP interface in its three generations (`orq.md` §4 to §12).
struct OrqWire: Sendable {
    let ledger: RunLedger
    let faults: Set<OrqFault>
    let book = OrqBook()
    let archive = OrqArchive()

    /// The one workspace.
    static let workspace = "3d7b9e52-4a1c-4f86-8a0e-92c1f5d86b14"

    init(rehearsal: Rehearsal, faults: Set<OrqFault> = []) {
        ledger = rehearsal.ledger
        self.faults = faults
    }

    func add(to router: Router<BasicRequestContext>) {
        let routes = WireRoutes(router: router, wire: self)
        addAgents(to: routes)
        addTasks(to: routes)
        addReviews(to: routes)
        addAgentResponses(to: routes)
        addRouterResponses(to: routes)
        addModels(to: routes)
        addFiles(to: routes)
        addTraces(to: routes)
    }
}

extension OrqWire: Wire {
    func credentials(in headers: HTTPFields) -> String? {
        authorization("bearer", in: headers)
    }

    var unauthorised: WireFailure {
        WireFailure(
            status: .unauthorized, headers: [.wwwAuthenticate: "Bearer"],
            body: [
                "code": "authentication_required", "message": "The API key is missing or not valid.",
                "request_id": "rehearsal", "doc_url": "https://docs.orq.ai/errors/authentication_required",
                "details": [:],
            ])
    }

    var methodNotAllowed: WireFailure { .message(.methodNotAllowed, "Method not allowed") }
    var unreadableBody: WireFailure { .message(.badRequest, "The request body is not valid JSON") }
    var bodyTooLarge: WireFailure { .message(.contentTooLarge, "The request body is too large") }
}

extension WireFailure {
    /// The error of `/v2`: a sentence alone.
    static func message(_ status: HTTPResponse.Status, _ text: String) -> Self {
        Self(status: status, body: ["message": .string(text)])
    }

    /// The error of `/v3/router`.
    static func router(
        _ status: HTTPResponse.Status, _ code: String, _ text: String, param: String? = nil
    ) -> Self {
        Self(
            status: status,
            body: [
                "error": [
                    "code": .string(code), "message": .string(text), "param": param.map(JSON.string) ?? .null,
                    "type": "invalid_request_error",
                ]
            ])
    }

    /// What ``Stumble`` refuses with, in the shape that has a code and a link.
    static func refused(_ refusal: Refusal) -> Self {
        let code = refusal == .quota ? "cost_budget_exceeded" : "refused_\(refusal.rawValue)"
        return Self(
            status: HTTPResponse.Status(code: refusal.code),
            body: [
                "code": .string(code), "message": "Refused with \(refusal.code), as you asked.",
                "request_id": "rehearsal", "doc_url": "https://docs.orq.ai/errors/\(code)", "details": [:],
            ])
    }

    /// A rate limit with the headers that were seen live (`orq.md` §12): the reset's seconds bear a unit.
    static func rateLimited(retryAfterSeconds seconds: Int) -> Self {
        let text = "Rate limit exceeded. Try again in \(seconds) seconds."
        return Self(
            status: .tooManyRequests,
            headers: [
                .retryAfter: String(seconds), .rateLimit: "2", .rateLimitRemaining: "0",
                .rateLimitReset: "\(seconds)s",
            ],
            body: [
                "error": [
                    "code": "requests_per_minute_exceeded", "message": .string(text), "type": "rate_limit_error",
                    "param": nil, "scope_kind": "IDENTITY", "scope_target_id": "rehearsal", "dimension": "requests",
                ]
            ])
    }
}

extension HTTPField.Name {
    // All constants that are valid field names.
    static let rateLimit = Self("x-ratelimit-limit")!
    static let rateLimitRemaining = Self("x-ratelimit-remaining")!
    static let rateLimitReset = Self("x-ratelimit-reset")!
}
