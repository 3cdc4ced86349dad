import BatonCore
import BatonTransport

/// What was asked for, as far as an error's meaning depends on it.
struct Inquiry: Sendable {
    enum Subject: Sendable {
        /// The server's list of agents.
        case agents
        /// A new turn of an agent, or of a task or response that goes on.
        case turn(isContinuing: Bool)
        /// How a run is doing.
        case run
        /// A thread that the user names.
        case thread
        /// A review that the user gives.
        case review
    }

    var subject: Subject
    /// The end of "while …".
    var attempt: String

    static let listing = Inquiry(subject: .agents, attempt: "listing the agents")
    static let polling = Inquiry(subject: .run, attempt: "asking how the run is doing")
    static let finding = Inquiry(subject: .thread, attempt: "looking for the thread")
    static let naming = Inquiry(subject: .agents, attempt: "looking up an agent's name")
    static let reviewing = Inquiry(subject: .review, attempt: "answering the review")
    static let modelling = Inquiry(subject: .agents, attempt: "listing the models")
    static let tracing = Inquiry(subject: .agents, attempt: "asking for the turn's figures")
    static let rating = Inquiry(subject: .agents, attempt: "rating the answer")
    static func sending(isContinuing: Bool) -> Inquiry {
        Inquiry(subject: .turn(isContinuing: isContinuing), attempt: "sending the message")
    }

    var isTurn: Bool { if case .turn = subject { true } else { false } }
    var isContinuing: Bool { if case .turn(isContinuing: true) = subject { true } else { false } }
}

extension PlatformFailure {
    /// The server's refusal by status and body (orq's reference §12).
    init(_ response: WireResponse, body: ErrorBody, inquiry: Inquiry, nowSecondsSince1970 now: Int64) {
        let status = response.status
        let code = Self.code(status: status, body: body, inquiry: inquiry)
        self.init(
            code, body.sentence ?? Self.phrase(status: status), attempt: inquiry.attempt, httpStatus: status,
            requestID: body.requestID ?? response.header("x-request-id")?.sanitised,
            isRetryable: Self.retryableStatuses.contains(status) && code != .quotaExceeded,
            retryAfter: response.retryAfter(nowSecondsSince1970: now),
            delivery: Self.delivery(status: status, body: body, inquiry: inquiry),
            hint: Self.hint(code: code, body: body, inquiry: inquiry))
    }

    private static let retryableStatuses: Set<Int> = [408, 429, 500, 502, 503, 504]

    /// Budgets that are used up: waiting a minute does not help, whatever the status says.
    private static let budgetCodes: Set<String> = ["quota_exceeded", "cost_budget_exceeded", "token_budget_exceeded"]

    private static func code(status: Int, body: ErrorBody, inquiry: Inquiry) -> Code {
        if let word = body.code, budgetCodes.contains(word) { return .quotaExceeded }
        switch status {
        case 401: return .unauthorized
        case 402: return .quotaExceeded
        case 403: return .forbidden
        case 404, 410: return missing(status: status, body: body, inquiry: inquiry)
        case 408, 504: return .timedOut
        case 409: return .busy
        case 429: return .rateLimited
        case 405, 501: return .unsupported
        case 400 where inquiry.isContinuing && speaksOfUnfinishedTask(body),
            422 where inquiry.isContinuing && speaksOfUnfinishedTask(body):
            return .busy
        case 400..<500: return .invalidRequest
        case 500...: return .serverError
        default: return .unexpectedAnswer
        }
    }

    private static func missing(status: Int, body: ErrorBody, inquiry: Inquiry) -> Code {
        if body.meansMissingEndpoint(status: status) { return .notFound }
        let text = (body.message ?? "").lowercased()
        switch inquiry.subject {
        case .agents: return .notFound
        case .run, .review: return .runNotFound
        case .thread: return text.contains("agent") ? .agentNotFound : .threadNotFound
        case .turn(isContinuing: true) where ["task", "response", "conversation"].contains { text.contains($0) }:
            return .threadNotFound
        case .turn: return text.contains("model not found") ? .invalidRequest : .agentNotFound
        }
    }

    /// A continued task may still be at work, or wait for results that nobody gave (orq's reference §9.1, §9.2).
    private static func speaksOfUnfinishedTask(_ body: ErrorBody) -> Bool {
        let text = (body.message ?? "").lowercased()
        return ["inactive", "busy", "in progress", "running", "tool_call_ids"].contains { text.contains($0) }
    }

    /// A refusal by status was not taken, but a server that failed over a turn may have begun it.
    private static func delivery(status: Int, body: ErrorBody, inquiry: Inquiry) -> Delivery {
        switch inquiry.subject {
        case .agents, .thread: .notDelivered
        case .run: .delivered
        case .review where status < 500: .notDelivered
        case .review: .unknown
        case .turn where status == 501 || status == 503 && body.code == "service_unavailable": .notDelivered
        case .turn where (300..<500).contains(status) && status != 408: .notDelivered
        case .turn: .unknown
        }
    }

    private static func hint(code: Code, body: ErrorBody, inquiry: Inquiry) -> String? {
        let text = (body.message ?? "").lowercased()
        let advice: String? =
            switch code {
            case .unauthorized: "Check the profile's api_key: orq.ai does not take this one."
            case .invalidRequest where inquiry.isTurn && text.contains("path"):
                "Set the agent's path in the profile to an existing project, for example \"Default Project\"."
            case .invalidRequest where inquiry.isTurn && text.contains("memory entity"):
                "This agent keeps a memory: give its section of the profile a memory with an entity_id."
            case .invalidRequest where inquiry.isTurn && text.contains("model format"):
                "Name the model with its provider, for example \"openai/gpt-4o\"."
            default: nil
            }
        guard let documentation = body.documentation, documentation.hasPrefix("https://") else { return advice }
        return [advice, "See \(documentation)"].compactMap(\.self).joined(separator: " ")
    }

    private static func phrase(status: Int) -> String {
        switch status {
        case 400: "The server did not understand the request"
        case 401: "The server does not know this key"
        case 403: "The server does not allow this"
        case 404: "The server has nothing at this address"
        case 429: "The server asks to wait"
        case 502, 503, 504: "The server is not able to answer just now"
        default: "The server refused without giving a reason"
        }
    }
}
