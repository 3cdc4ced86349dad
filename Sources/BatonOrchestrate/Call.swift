internal import BatonCore

/// One thing asked of the server, before it has a URL.
struct Call: Sendable {
    /// What the call is about: decides what a 404 means, and whether an error leaves it open who has the message.
    enum Subject: Hashable, Sendable {
        case agents
        case agent(String)
        case run(String)
        case thread(String)
        /// The user's message: the one call that is never made twice where the server may have taken it.
        case message(agent: String, thread: String?)
    }

    var method = "GET"
    var family = Routes.Family.orchestrate
    var path: [String]
    var query: [(name: String, value: String)] = []
    var body: JSONValue?
    var accept = "application/json"
    var subject: Subject
    /// The end of "while …".
    var attempt: String

    /// Whether making the call twice does no harm.
    var isRepeatable: Bool {
        if case .message = subject { false } else { true }
    }
}

extension Call {
    static var agents: Call {
        Call(
            path: ["agents"], query: [("include_hidden", "true")], subject: .agents, attempt: "listing the agents")
    }

    /// Something that needs a login and changes nothing.
    static var loginCheck: Call {
        var call = agents
        call.attempt = "checking the login"
        return call
    }

    static func agent(_ id: String) -> Call {
        Call(path: ["agents", id], subject: .agent(id), attempt: "looking up the agent \(id)")
    }

    static func environments(ofAgent id: String) -> Call {
        Call(
            path: ["agents", id, "environment"], subject: .agent(id), attempt: "looking up the agent's environments")
    }

    static func start(_ run: NewRun) -> Call {
        Call(
            method: "POST", path: ["runs"],
            query: [
                ("stream", "true"), ("multiple_content", "true"), ("stream_timeout", String(NewRun.streamTimeout)),
            ],
            body: run.body, accept: "text/event-stream", subject: .message(agent: run.agentID, thread: run.threadID),
            attempt: "sending the message")
    }

    static func run(_ id: String) -> Call {
        Call(path: ["runs", id], subject: .run(id), attempt: "asking how the run is doing")
    }

    static func cancel(_ run: String) -> Call {
        Call(method: "POST", path: ["runs", "cancel", run], subject: .run(run), attempt: "cancelling the run")
    }

    static func thread(_ id: String) -> Call {
        Call(family: .threads, path: ["threads", id], subject: .thread(id), attempt: "looking up the thread \(id)")
    }

    static func messages(ofThread id: String) -> Call {
        Call(
            family: .threads, path: ["threads", id, "messages"], subject: .thread(id),
            attempt: "reading the thread's messages")
    }
}
