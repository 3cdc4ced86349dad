/// Why something that was asked of a platform did not happen.
///
/// Carries no secret: adapters build it from the status, the platform's own message and its request id, all sanitised.
package struct PlatformFailure: Error, Hashable, Sendable {
    /// What kind of failure it is; the platform's own word stays in `message`.
    package enum Code: String, Hashable, Sendable {
        /// Nobody answered: no route, refused, unknown host, no TLS.
        case unreachable
        /// The connection broke, or ended without an outcome, after the request had gone out.
        case connectionLost = "connection_lost"
        case timedOut = "timed_out"
        case unauthorized
        case forbidden
        case agentNotFound = "agent_not_found"
        case threadNotFound = "thread_not_found"
        case runNotFound = "run_not_found"
        case notFound = "not_found"
        case invalidRequest = "invalid_request"
        /// The thread or task is still busy with an earlier message.
        case busy
        case rateLimited = "rate_limited"
        case quotaExceeded = "quota_exceeded"
        case serverError = "server_error"
        /// The agent or its model failed; the platform itself works.
        case agentFailed = "agent_failed"
        /// What answered does not speak the platform's protocol.
        case unexpectedAnswer = "unexpected_answer"
        case unsupported
        /// The environment on this side: a credential that cannot be read, a history that cannot be written.
        case local
    }

    /// Whether the server may have the message: the one question that decides if it may be sent again.
    package enum Delivery: String, Hashable, Sendable {
        /// It certainly does not: the connection was never made, or the server refused the request by its status.
        case notDelivered
        /// It may: bytes went out and no answer came.
        case unknown
        /// It does: a handle or an event came back.
        case delivered
    }

    package var code: Code
    /// One sentence in the platform's words, or ours where it gave none. Sanitised, at most 500 characters.
    package var message: String
    /// What was attempted, as the end of "while …": `listing the agents`.
    package var attempt: String?
    package var httpStatus: Int?
    package var requestID: String?
    package var isRetryable: Bool
    package var retryAfter: Duration?
    package var delivery: Delivery
    /// What the user can do, where the adapter knows better than ``Code`` tells (`orchestrate env activate NAME`).
    package var hint: String?

    package init(
        _ code: Code, _ message: String, attempt: String? = nil, httpStatus: Int? = nil, requestID: String? = nil,
        isRetryable: Bool = false, retryAfter: Duration? = nil, delivery: Delivery = .notDelivered, hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.attempt = attempt
        self.httpStatus = httpStatus
        self.requestID = requestID
        self.isRetryable = isRetryable
        self.retryAfter = retryAfter
        self.delivery = delivery
        self.hint = hint
    }
}

extension PlatformFailure {
    /// The failure as a sentence for the user and what to do next: the one place where that is decided.
    package var advice: (sentence: String, next: String) {
        // A platform's message may have several lines, end in any mark, or be empty: this is one sentence all the same.
        let words = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let trimmed = words.hasSuffix(".") && !words.hasSuffix("..") ? String(words.dropLast()) : words
        let stated = trimmed.isEmpty ? code.rawValue.split(separator: "_").joined(separator: " ") : trimmed
        let isClosed = httpStatus == nil && stated.last.map { "!?….".contains($0) } ?? false
        let sentence = httpStatus.map { Self.adding(status: $0, to: stated) } ?? stated
        return (sentence + (isClosed ? "" : "."), hint ?? Self.next(for: code, retryAfter: retryAfter))
    }

    /// One pair of brackets holds everything that is said beside the sentence.
    private static func adding(status: Int, to sentence: String) -> String {
        sentence.hasSuffix(")") ? "\(sentence.dropLast()), HTTP \(status))" : "\(sentence) (HTTP \(status))"
    }

    private static func next(for code: Code, retryAfter: Duration?) -> String {
        switch code {
        case .unreachable: "Check the profile's url and the network, then send again."
        case .connectionLost: "The run may still be going on; Baton asks the server how it ended."
        case .timedOut: "Try again; a longer answer may need more time than the server allows."
        case .unauthorized: "Check the profile's token or API key."
        case .forbidden: "Check that this key may use this project and agent."
        case .agentNotFound: "See what is there: baton agents."
        case .threadNotFound: "Start a new thread; the server no longer has this one."
        case .runNotFound: "The server no longer knows this run; look at the thread's messages there."
        case .notFound: "Check the profile's url: nothing answers at this address."
        case .invalidRequest: "Change the message or the profile's settings; sending the same again will not help."
        case .busy: "Wait until the earlier run has ended, or start a new thread."
        case .rateLimited:
            retryAfter.map { "Try again in \(Self.wholeSeconds($0)) s." } ?? "Wait a moment, then send again."
        case .quotaExceeded: "The account's limit is reached; waiting will not help."
        case .serverError: "Try again; if it stays, the server's log knows more."
        case .agentFailed: "Send again, or ask the agent's author."
        case .unexpectedAnswer: "Check the profile's url and platform: what answers there is something else."
        case .unsupported: "This platform has no way to do that."
        case .local: "Put that right, then try again."
        }
    }

    /// Rounded up: half a second is not "0 s".
    private static func wholeSeconds(_ duration: Duration) -> Int64 {
        duration.components.seconds + (duration.components.attoseconds > 0 ? 1 : 0)
    }
}
