import BatonCore

/// A request as a dialect words it: everything but the server and the key.
struct OrqCall: Sendable {
    var method: String
    /// From the server's root, already escaped, with its query.
    var path: String
    var body: JSONValue?
    var accept = "application/json"

    init(method: String, path: String, body: JSONValue? = nil, isStreamed: Bool = false) {
        self.method = method
        self.path = path
        self.body = body
        if isStreamed { accept = "text/event-stream" }
    }
}

/// One generation's wording: how a turn is asked for, and how its events read. No IO.
protocol Dialect: Sendable {
    /// The one request that starts or continues a run.
    /// - Throws: `.local` where the generation cannot say what the agent's definition asks for.
    func start(_ turn: OutgoingTurn) throws(PlatformFailure) -> OrqCall

    func mapper(_ context: RunContext) -> any EventMapper
}

/// Turns one run's events, as JSON in the order of the wire, into ``RunEvent``s.
protocol EventMapper: Sendable {
    /// Whether ``RunEvent/ended(_:)`` has been given; nothing is given after it.
    var hasEnded: Bool { get }

    mutating func events(for event: JSONValue) -> [SequencedEvent]

    /// The server closed the stream in good order: what that alone says.
    mutating func finish() -> [SequencedEvent]
}
