import HTTPTypes

// The errors of watsonx Orchestrate (`watsonx-orchestrate.md` §10).
extension WireFailure {
    /// FastAPI's plain error.
    static func detail(_ status: HTTPResponse.Status, _ text: String) -> Self {
        Self(status: status, body: ["detail": .string(text)])
    }

    /// FastAPI's answer to a body that does not fit the model: where, and what is wrong there.
    static func unprocessable(_ location: [String], _ message: String, type: String) -> Self {
        let problem: JSON = [
            "type": .string(type), "loc": .array(location.map(JSON.string)), "msg": .string(message),
        ]
        return Self(status: .unprocessableContent, body: ["detail": [problem]])
    }

    static func missing(_ location: String...) -> Self {
        unprocessable(location, "Field required", type: "missing")
    }

    /// A plain rate limit, which is over after so long.
    static func tooManyRequests(retryAfterSeconds: Int) -> Self {
        Self(
            status: .tooManyRequests, headers: [.retryAfter: String(retryAfterSeconds)],
            body: ["detail": "Too Many Requests"])
    }

    /// A quota, which is not over after any time.
    static var quota: Self {
        Self(
            status: .tooManyRequests,
            body: [
                "detail": [
                    "code": "RESOURCE_QUOTA_EXCEEDED", "resource": "messages", "current": 1_000, "requested": 1,
                    "limit": 1_000, "message": "The monthly quota of messages is used up.",
                ]
            ])
    }

    /// What SaaS says to an instance's id that it does not know.
    static var wrongInstance: Self {
        Self(
            status: .internalServerError,
            body: ["message": "Failed to retrieve API key token. Status code: 404", "code": 500])
    }

    /// The 422 to a message that the tenant does not want in that form.
    static var invalidContent: Self {
        unprocessable(["body", "message", "content"], "Input should be a valid string", type: "string_type")
    }
}

extension OrchestrateWire {
    /// The answer with which a request is refused.
    func failure(for refusal: Refusal, _ agent: RehearsedAgent) -> WireFailure {
        switch refusal {
        case .badRequest: WireFailure(status: .badRequest, body: ["error": ["message": "The request is not valid"]])
        case .unauthorised: unauthorised
        case .forbidden: .detail(.forbidden, "User is not a member of this tenant")
        case .notFound: .detail(.notFound, "Agent \(agent.uuid) not found")
        case .tooLarge: bodyTooLarge
        case .unprocessable: .invalidContent
        case .quota: .quota
        case .instance: .wrongInstance
        case .database: .detail(.internalServerError, "invalid input syntax for type uuid: \"\(agent.name)\"")
        case .badGateway: .detail(.badGateway, "Bad Gateway")
        case .unavailable: .detail(.serviceUnavailable, "Service Unavailable")
        case .gatewayTimeout: .detail(.gatewayTimeout, "Gateway Timeout")
        }
    }
}
