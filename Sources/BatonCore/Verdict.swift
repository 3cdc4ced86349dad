/// What a user says of every call that a run waits with (``Need/Kind/approval``).
package struct Verdict: Hashable, Sendable {
    package var isApproved: Bool
    /// Why, in the user's words; for the agent to read where the platform passes it on.
    package var reason: String?

    package init(isApproved: Bool, reason: String? = nil) {
        self.isApproved = isApproved
        self.reason = reason
    }
}
