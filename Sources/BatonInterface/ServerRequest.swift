package import BatonCore

/// What the interface asks of a profile's server beside its runs.
package enum ServerRequest: Hashable, Sendable {
    /// One page of the user's threads, beginning with number `from`.
    case threads(from: Int)
    /// What was said in a thread.
    case turns(RemoteHandle)
    case rename(RemoteHandle, to: String)
    case delete(RemoteHandle)
    /// What the user thinks of a run's answer.
    case rate(RunID, RemoteHandle, Rating)
    /// The figures of a run that its answer did not carry.
    case usage(RunID, RemoteHandle)
    case login

    /// Rows of one page: more than any screen shows at once.
    package static let pageSize = 50
}

/// What the server answered: each request has its own kind.
package enum ServerAnswer: Hashable, Sendable {
    case threads([RemoteThread])
    case turns([RemoteTurn])
    case usage(Usage)
    case login(Login)
    /// It did what was asked, and said nothing.
    case done
}
