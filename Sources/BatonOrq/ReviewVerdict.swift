import BatonCore

/// What the user says of a call that waits for a review.
enum ReviewVerdict: String, Hashable, Sendable {
    /// orq's words.
    case approved, rejected

    /// What `prompt` says by its verdict, or by its text where it has none.
    init(_ prompt: Prompt) throws(PlatformFailure) {
        if let verdict = prompt.verdict {
            self = verdict.isApproved ? .approved : .rejected
        } else {
            try self.init(prompt.text)
        }
    }

    /// - Throws: `.invalidRequest` for a text that says neither.
    init(_ text: String) throws(PlatformFailure) {
        let word = text.lowercased().filter { $0.isLetter }
        if Self.yes.contains(word) {
            self = .approved
        } else if Self.no.contains(word) {
            self = .rejected
        } else {
            throw PlatformFailure(
                .invalidRequest, "The agent waits for an approval", attempt: "answering the review",
                hint: "Send yes or no.")
        }
    }

    private static let yes: Set<String> = ["yes", "y", "ok", "approve", "approved", "allow"]
    private static let no: Set<String> = ["no", "n", "reject", "rejected", "deny", "denied", "decline"]
}
