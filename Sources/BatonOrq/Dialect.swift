import BatonCore

/// A request as a dialect words it: everything but the server and the key.
struct OrqCall: Sendable {
    var method: String
    /// From the server's root, already escaped, with its query.
    var path: String
    var body: JSONValue?
    var accept = "application/json"
}

/// One generation's wording: how a turn is asked for, and how its events read. No IO.
protocol Dialect: Sendable {
    var generation: Generation { get }

    /// The one request that starts or continues a run.
    /// - Throws: `.local` where the agent's definition lacks what the request needs.
    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall

    func mapper(agent: String) -> any EventMapper
}

/// Turns one run's events, as JSON in the order of the wire, into ``RunEvent``s.
protocol EventMapper: Sendable {
    /// Whether ``RunEvent/ended(_:)`` has been given; nothing is given after it.
    var hasEnded: Bool { get }

    mutating func events(for event: JSONValue) -> [SequencedEvent]

    /// The server closed the stream in good order: what that alone says.
    mutating func finish() -> [SequencedEvent]
}
