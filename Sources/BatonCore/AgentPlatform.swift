/// A new turn for a platform.
package struct RunRequest: Hashable, Sendable {
    /// The agent as the user or the configuration names it: name, key, id or display name. The adapter finds out what
    /// the wire needs, and asks the server only where it cannot do without.
    package var agent: String
    package var prompt: Prompt
    /// The newest handle of the thread that goes on; nil starts a new one.
    package var continuing: RemoteHandle?
    /// What this call alone sets of the platform's own request, laid over what the configuration sets; checked before.
    package var parameters: JSONObject
    /// What was said before `prompt`, oldest first: for models without an agent, which remember nothing, and for a
    /// conversation that begins anew with what was said in another. Not sent where the platform has it already.
    package var transcript: [ChatMessage]
    /// Whether a model without an agent is to go on from the prompt's bare text instead of answering it as a chat's message;
    /// where a platform has no such way, it answers.
    package var isPlainCompletion = false

    package init(
        agent: String, prompt: Prompt, continuing: RemoteHandle? = nil, parameters: JSONObject = [],
        transcript: [ChatMessage] = []
    ) {
        self.agent = agent
        self.prompt = prompt
        self.continuing = continuing
        self.parameters = parameters
        self.transcript = transcript
    }
}

/// A run's state as the server told it when asked.
package struct RunSnapshot: Hashable, Sendable {
    /// What is known now, as events that replace what streamed; ends with ``RunEvent/ended(_:)`` when the run is over.
    package var events: [RunEvent]

    package init(events: [RunEvent]) {
        self.events = events
    }

    package var isEnded: Bool {
        if case .ended = events.last { true } else { false }
    }
}

/// What came of asking a platform to cancel.
package enum CancelAnswer: Hashable, Sendable {
    /// The platform took the request; the run's end is still to be heard of.
    case accepted
    /// The run was over already.
    case alreadyEnded
    /// The platform has no way to cancel: Baton stops watching, and the run goes on there.
    case unsupported
}

/// A profile's platform, live: the port behind which both adapters and the tests' scripted platform stand.
///
/// Every method may be called from any task and at the same time as any other. Cancelling the calling task closes the
/// connection within a second and never cancels a run on the server; ``cancel(_:)`` does that.
package protocol AgentPlatform: Sendable {
    var platform: Platform { get }

    /// Signs in where that is needed, asks the server whether it takes the login, and says whose it is and until when.
    /// - Throws: `.unauthorized` for a login that is gone, with the way to renew it in the hint.
    func login() async throws(PlatformFailure) -> Login

    /// The agents that can be talked to, in the platform's order, all pages.
    func agents() async throws(PlatformFailure) -> [Agent]

    /// The models that answer without an agent, each named with ``Agent/modelPrefix`` so that it can stand wherever an
    /// agent can.
    /// - Throws: `.unsupported` where the platform has none.
    func models() async throws(PlatformFailure) -> [Agent]

    /// The agent that a person means by `name`: exact name, id, or display name whatever its case.
    /// - Throws: `.agentNotFound` with the nearest names in the hint.
    func agent(named name: String) async throws(PlatformFailure) -> Agent

    /// Sends a prompt, once, and yields what happens until control returns.
    ///
    /// The events of one network read come together as one element. A failure before any event says in
    /// ``PlatformFailure/delivery`` whether the server may have the message; the adapter itself repeats the request only
    /// where the server certainly has not taken it. A stream that finishes without ``RunEvent/ended(_:)`` is an unknown
    /// outcome, not a failed run: the caller polls. One consumer.
    func start(_ request: RunRequest) -> RunEventStream

    /// Asks how the run of `handle` is doing, and what it has answered.
    /// - Throws: `.runNotFound` where the platform has forgotten it.
    func poll(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot

    /// The handle of a run that the user names by an id of the platform's; whether it is there, polling tells.
    /// - Throws: `.threadNotFound` where the platform has to look for it, and does not find it.
    func run(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle

    /// What the run of `handle` said while it happened, from its beginning, as far as the platform has kept it.
    /// - Throws: `.unsupported` where the platform keeps no events; `.runNotFound` where it has forgotten the run.
    func replay(_ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot

    /// Asks the platform to stop the run of `handle`.
    func cancel(_ handle: RemoteHandle) async throws(PlatformFailure) -> CancelAnswer

    /// The handle for a thread that the user names by an id of the platform's (`-t`), checked with the server.
    /// - Throws: `.threadNotFound`; an id that the server rejects is never a new thread.
    func thread(named id: String, agent: String) async throws(PlatformFailure) -> RemoteHandle

    /// One page of the user's threads there, in the platform's order, of one agent or of all; an empty page is the end.
    /// - Throws: `.unsupported` where the platform lists none.
    func threads(
        ofAgent agent: String?, from first: Int, atMost count: Int
    ) async throws(PlatformFailure) -> [RemoteThread]

    /// What was said in the thread of `handle`, oldest first, as if it had streamed.
    func turns(of handle: RemoteHandle) async throws(PlatformFailure) -> [RemoteTurn]

    /// Gives the thread of `handle` another title.
    func rename(_ handle: RemoteHandle, to title: String) async throws(PlatformFailure)

    /// Deletes the thread of `handle` there, for good.
    func delete(_ handle: RemoteHandle) async throws(PlatformFailure)

    /// Tells the platform what the user thinks of the answer of `handle`; a later rating replaces it.
    func rate(_ handle: RemoteHandle, _ rating: Rating) async throws(PlatformFailure)

    /// The figures of the run of `handle` that its answer did not carry.
    /// - Throws: `.unsupported` where the platform keeps none; `.notFound` where it has none yet.
    func usage(of handle: RemoteHandle) async throws(PlatformFailure) -> Usage
}

/// Batches of events of one run; throws only ``PlatformFailure``.
package typealias RunEventStream = AsyncThrowingStream<[SequencedEvent], any Error>
