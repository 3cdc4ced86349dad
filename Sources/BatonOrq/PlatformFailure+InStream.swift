import BatonCore

extension PlatformFailure {
    /// A failure that an event or a final answer tells of, after the server took the message: `{error, code}`,
    /// `{error: {message, code}}` or `{code, message}`.
    static func inStream(_ value: JSONValue, fallback: String = "") -> PlatformFailure {
        let error = value["error"]?.present ?? value
        let told = error.string ?? error[anyOf: "message", "error"]?.plainText
        let word = value["code"]?.present ?? error["code"]?.present
        var message = told ?? (fallback.isEmpty ? "The agent failed and gave no reason" : fallback)
        if let word = word?.string, Int(word) == nil {
            // The word belongs into the sentence.
            if message.hasSuffix("."), !message.hasSuffix("..") { message.removeLast() }
            message += " (\(word))"
        }
        let status = word?.int ?? word?.string.flatMap { Int($0) }
        var failure = PlatformFailure(
            code(inStream: status), message.fittingFailure, attempt: "waiting for the answer", delivery: .delivered)
        // HTTP statuses begin at 100 (RFC 9110 §15); other numbers are codes of the platform's own.
        failure.httpStatus = status.flatMap { (100..<600).contains($0) ? $0 : nil }
        if word?.string == "auth-required" { failure.hint = "Sign in where the agent says, then send again." }
        failure.isRetryable = status.map { $0 == 429 || $0 >= 500 } ?? false
        return failure
    }

    private static func code(inStream status: Int?) -> Code {
        switch status {
        case 402: .quotaExceeded
        case 408, 504: .timedOut
        case 429: .rateLimited
        default: .agentFailed
        }
    }
}

extension String {
    /// The text as a failure may carry it: one line, at most 500 characters.
    var fittingFailure: String {
        let line = split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 500 ? line.prefix(499) + "…" : line
    }
}
