package import BatonCore

/// What is known of one profile's login.
package struct LoginWatch: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// Nobody looked at the profile yet. Next: `asked`.
        case unasked
        /// Next: any other but `unasked`.
        case asked
        /// It concerns nobody: it does not end, Baton renews it, nobody says when it ends, or the server did not answer.
        case settled
        /// It is good until then, in milliseconds since 1970. Next: `asked`, before it ends, and after.
        case good(until: Int64)
        /// It is gone, and this is what the user can do. Next: `asked`, when the user comes back.
        case gone(advice: String)
    }

    package var profile: ProfileName
    package internal(set) var state = State.unasked
    /// Tells the newest timer from earlier ones.
    var timer = 0

    package init(profile: ProfileName) {
        self.profile = profile
    }

    /// How long before its end a login is looked at again, and the user is told.
    static let warning = 10 * minute
    /// In milliseconds.
    static let minute: Int64 = 60_000
}
