internal import BatonCore
internal import BatonTransport

/// One thing asked of the server, before it has a URL.
struct Call: Sendable {
    /// What the call is about: decides what a 404 means, and whether an error leaves it open who has the message.
    enum Subject: Hashable, Sendable {
        case agents
        case threads
        case agent(String)
        case run(String)
        case thread(String)
        /// What answers without an agent: the list of models, or their paths.
        case models
        case upload
        /// The user's message: the one call that is never made twice where the server may have taken it.
        case message(agent: String, thread: String?)
        /// The same to a model without an agent.
        case completion(model: String)
    }

    var method = "GET"
    var family = Routes.Family.orchestrate
    var path: [String]
    var query: [(name: String, value: String)] = []
    var headers: [WireHeader] = []
    var body: JSONValue?
    /// What goes out in the place of `body`.
    var form: MultipartForm?
    /// Told how far the body has gone out.
    var onSent: (@Sendable (_ sent: Int, _ all: Int) -> Void)?
    var accept = "application/json"
    var subject: Subject
    /// The end of "while …".
    var attempt: String

    /// Whether making the call twice does no harm.
    var isRepeatable: Bool {
        switch subject {
        case .message, .completion: false
        case .agents, .threads, .agent, .run, .thread, .models, .upload: true
        }
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
            method: "POST", path: run.path, query: run.query, body: run.body, accept: "text/event-stream",
            subject: .message(agent: run.agentID, thread: run.threadID),
            attempt: "sending the message")
    }

    /// A run without a stream: the answer is its ids alone.
    static func startPolled(_ run: NewRun) -> Call {
        Call(
            method: "POST", path: run.path, query: run.query.filter { $0.name == "multiple_content" }, body: run.body,
            subject: .message(agent: run.agentID, thread: run.threadID), attempt: "sending the message")
    }

    static func complete(_ run: NewRun) -> Call {
        var headers: [WireHeader] = []
        if let thread = run.threadID { headers.append(WireHeader("X-IBM-THREAD-ID", thread)) }
        if let environment = run.parameters["environment_id"]?.string ?? run.environmentID {
            headers.append(WireHeader("X-IBM-ENVIRONMENT-ID", environment))
        }
        return Call(
            method: "POST", path: [run.agentID, "chat", "completions"], headers: headers, body: run.completionBody,
            accept: "text/event-stream", subject: .message(agent: run.agentID, thread: run.threadID),
            attempt: "sending the message")
    }

    /// - Parameter assistant: whose run it is; its own paths are the only ones that know it.
    static func run(_ id: String, ofAssistant assistant: String? = nil) -> Call {
        Call(
            path: (assistant.map { ["assistants", $0] } ?? []) + ["runs", id], subject: .run(id),
            attempt: "asking how the run is doing")
    }

    /// The run's events from its beginning; `timeout` is how long the server may wait for its end.
    static func events(ofRun id: String, timeout: Duration) -> Call {
        Call(
            path: ["runs", id, "events"], query: [("stream_timeout", String(timeout.components.seconds * 1_000))],
            subject: .run(id), attempt: "replaying the run")
    }

    static func upload(_ form: MultipartForm, name: String) -> Call {
        Call(method: "POST", path: ["upload-to-s3"], form: form, subject: .upload, attempt: "uploading \(name)")
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

    /// What an agent logged while it answered (§8.2).
    static func logs(_ id: String) -> Call {
        Call(family: .threads, path: ["threads", "logs", id], subject: .threads, attempt: "reading the agent's log")
    }

    static func threads(ofAgent agent: String?, from first: Int, atMost count: Int) -> Call {
        var query = [(name: "limit", value: String(count)), (name: "offset", value: String(first))]
        if let agent { query.insert((name: "agent_id", value: agent), at: 0) }
        return Call(
            family: .threads, path: ["threads"], query: query, subject: .threads, attempt: "listing the threads")
    }

    static func rename(thread id: String, to title: String) -> Call {
        Call(
            method: "PATCH", family: .threads, path: ["threads", id], body: ["title": .string(title)],
            subject: .thread(id), attempt: "renaming the thread")
    }

    static func delete(thread id: String) -> Call {
        Call(
            method: "DELETE", family: .threads, path: ["threads", id], subject: .thread(id),
            attempt: "deleting the thread")
    }

    static func update(message id: String, ofThread thread: String, state: JSONValue) -> Call {
        Call(
            method: "PATCH", family: .threads, path: ["threads", thread, "messages", id],
            body: ["message_state": state], subject: .thread(thread), attempt: "rating the answer")
    }

    // MARK: - Models and assistants

    static var listedModels: Call {
        Call(family: .models, path: ["models", "list"], subject: .models, attempt: "listing the models")
    }

    static var models: Call {
        Call(family: .models, path: ["models"], subject: .models, attempt: "listing the models")
    }

    static var assistants: Call {
        Call(path: ["assistants"], subject: .agents, attempt: "listing the assistants")
    }

    static func complete(model: String, _ body: JSONValue, _ way: ModelAnswer.Way) -> Call {
        let (family, path): (Routes.Family, [String]) =
            switch way {
            case .completions: (.models, ["completions"])
            case .chat: (.models, ["completions", "chat"])
            case .gateway: (.orchestrate, ["gateway", "model", "chat", "completions"])
            }
        return Call(
            method: "POST", family: family, path: path, body: body, accept: "text/event-stream",
            subject: .completion(model: model), attempt: "asking the model")
    }
}
