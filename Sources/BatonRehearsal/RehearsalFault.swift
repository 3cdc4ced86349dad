/// What watsonx Orchestrate's wire does otherwise than usual, so that a client's way with it can be rehearsed
/// (`watsonx-orchestrate.md` §3.3, §10, §13). Several may be combined; of several refusals the first that applies counts.
package enum RehearsalFault: Hashable, Sendable {
    /// Runs are streamed as server-sent events.
    case sse
    /// Runs are streamed as one JSON array, on one line or indented.
    case array
    case prettyArray
    /// Lines end with CR LF.
    case crlf
    /// The body comes in pieces of a few bytes, which split lines and characters.
    case splitBytes
    /// The stream ends in good order after the first text; the run goes on.
    case earlyClose
    /// Deltas carry no text.
    case emptyDeltas
    /// Every event comes twice, under one id.
    case duplicateIDs
    /// No step is streamed; they stand in the message's history alone.
    case noSteps
    /// A run fails when its stream's time is up: after `stream_timeout` or 60 seconds, or after so many seconds.
    case streamTimeout(seconds: Int?)
    /// A sign-in is good for so many requests.
    case unauthorized(after: Int)
    /// Runs are refused with 422.
    case unprocessable
    /// Runs are refused with 429 for a quota that waiting does not help.
    case quota
    /// Every second run is refused with 429 and a `Retry-After` of one second, the first one first.
    case rateLimit
    /// Everything is answered as for an instance that does not exist.
    case wrongInstance

    /// - Parameter text: a name of ``names``, with a number behind `=` where it takes one; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let number = parts.count > 1 ? Int(parts[1]) : nil
        if let number, number < 0 { return nil }
        switch (parts[0], number) {
        case ("stream-timeout", _) where parts.count == 1 || number != nil: self = .streamTimeout(seconds: number)
        case ("unauthorized-after", let number?): self = .unauthorized(after: number)
        default:
            guard parts.count == 1, let fault = Self.plain[text] else { return nil }
            self = fault
        }
    }

    private static let plain: [String: Self] = [
        "sse": .sse, "array": .array, "pretty-array": .prettyArray, "crlf": .crlf, "split-bytes": .splitBytes,
        "early-close": .earlyClose, "empty-deltas": .emptyDeltas, "duplicate-ids": .duplicateIDs, "no-steps": .noSteps,
        "unprocessable": .unprocessable, "quota": .quota, "rate-limit": .rateLimit, "wrong-instance": .wrongInstance,
    ]

    /// All names as they are typed, in alphabetical order; `=N` stands where a number belongs, in brackets where it need not.
    package static var names: [String] {
        (plain.keys + ["stream-timeout[=N]", "unauthorized-after=N"]).sorted()
    }
}
