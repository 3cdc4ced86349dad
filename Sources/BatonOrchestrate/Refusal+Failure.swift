internal import BatonCore

extension Refusal {
    /// What the refusal means to the caller of `call`.
    func failure(of call: Call, renewalHint: String?) -> PlatformFailure {
        let (code, hint) = meaning(for: call, renewalHint: renewalHint)
        return PlatformFailure(
            code, message, attempt: call.attempt, httpStatus: status, requestID: requestID,
            isRetryable: [.rateLimited, .serverError, .timedOut, .busy].contains(code), retryAfter: retryAfter,
            delivery: delivery(of: call), hint: hint)
    }

    /// A 4xx is a refusal, and so is 503; after any other server error a message may be running all the same.
    private func delivery(of call: Call) -> PlatformFailure.Delivery {
        guard !call.isRepeatable, status >= 500, status != 503 else { return .notDelivered }
        return isWrongInstance || isWrongID ? .notDelivered : .unknown
    }

    private func meaning(for call: Call, renewalHint: String?) -> (PlatformFailure.Code, hint: String?) {
        switch status {
        case 401:
            (.unauthorized, renewalHint ?? "Renew the profile's token; with the ADK: orchestrate env activate NAME.")
        case 403: (.forbidden, "The token is of another tenant, or its role may not do that.")
        case 404: missing(for: call)
        case 405: (.notFound, nil)
        case 408: (.timedOut, nil)
        case 409, 423: (.busy, nil)
        case 413: (.invalidRequest, "The message is larger than the server takes.")
        case 422: (.invalidRequest, "The server does not take that: check the profile's run settings and --param.")
        case 429: isQuota ? (.quotaExceeded, quotaHint) : (.rateLimited, nil)
        case 400, 402, 406...499: (.invalidRequest, nil)
        case 501: (.unsupported, nil)
        case 500 where isWrongInstance:
            (.notFound, "The instance id in the profile's url is wrong: copy the service instance URL anew.")
        case 500 where isWrongID: (.agentNotFound, "The server wants an agent's id there; see them with: baton agents.")
        case 500...599: (.serverError, Self.doubt(delivery(of: call)))
        default: (.unexpectedAnswer, nil)
        }
    }

    /// After an answer that leaves it open who has the message, sending again may do a thing twice.
    private static func doubt(_ delivery: PlatformFailure.Delivery) -> String? {
        delivery == .unknown ? "The server may have the message: look at the thread before you send it again." : nil
    }

    private func missing(for call: Call) -> (PlatformFailure.Code, hint: String?) {
        let words = message.lowercased()
        if words.contains("tenant not found") {
            return (.notFound, "This server does not have the login's tenant: check the profile's url and login.")
        }
        if words.contains("application not found") {
            return (.notFound, "A connection of the agent's is missing; see them with: orchestrate connections list.")
        }
        switch call.subject {
        case .thread: return (.threadNotFound, nil)
        case .run: return (isWrongRoute ? .notFound : .runNotFound, nil)
        case _ where isWrongRoute: return (.notFound, "No watsonx Orchestrate answers there: check the profile's url.")
        case .agent: return (.agentNotFound, nil)
        case .agents, .threads, .models, .upload: return (.notFound, nil)
        case .completion: return (.notFound, "See which models there are: baton models.")
        case .message(_, let thread):
            if thread != nil, words.contains("thread") { return (.threadNotFound, nil) }
            return (words.contains("agent") ? .agentNotFound : .notFound, nil)
        }
    }

    /// IBM Cloud's answer to an instance id that does not exist: a server error in form only.
    private var isWrongInstance: Bool {
        status == 500 && message.contains("Failed to retrieve API key token")
    }

    /// The database's complaint about a name where a UUID belongs.
    private var isWrongID: Bool {
        let words = message.lowercased()
        let complaints = ["invalid", "badly formed", "cast"]
        return status == 500 && words.contains("uuid") && complaints.contains(where: words.contains)
    }
}
