import BatonCore

/// What a run's events are read with: what its request said and no event repeats.
struct RunContext: Sendable {
    var generation: Generation
    /// The agent's key.
    var agent: String
    /// The conversation's id on the server, where Baton made one or the profile names it.
    var thread: String?
    /// The mark of the agent's definition, where one was sent.
    var definitionMark: String?
    /// How many steps the agent may take, where a definition says so.
    var stepLimit: Int?
    /// Whether reviews are answered from here, by the endpoint that left the public API.
    var answersReviews = false

    init(generation: Generation, agent: String) {
        self.generation = generation
        self.agent = agent
    }

    /// The run's handle before its first event.
    var handle: RemoteHandle {
        var handle = RemoteHandle(generation: generation, agent: agent)
        handle.ids[.thread] = thread
        if let definitionMark { handle.definitionMark = definitionMark }
        if answersReviews { handle.pendingReviews = [] }
        return handle
    }
}
