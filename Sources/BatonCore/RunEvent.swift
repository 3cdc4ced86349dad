/// What an adapter makes of a platform's wire: facts about one run, in the past tense, in the order in which they came.
///
/// Both platforms, all their generations, polling and replaying speak this one language. Applying an event twice is
/// harmless except for ``delta(_:)``, which the cursor in ``SequencedEvent`` protects.
package enum RunEvent: Hashable, Sendable {
    /// The server has the message. May come again when more ids are known; handles only grow.
    case accepted(RemoteHandle)
    /// The agent began, with the id, name and model that the platform gave.
    case started(AgentID?, agent: String?, model: String?)
    /// A line of progress that replaces the one before it and is gone when text begins.
    case progressed(String, agent: String?)
    /// A step began, or more of it became known (same id: laid over what is there).
    case stepStarted(Step)
    case stepEnded(StepID, StepEnd)
    case delta(Delta)
    /// The authoritative text of one part; replaces what streamed.
    case partCompleted(Part)
    /// The authoritative text of one message: every text part that streamed and was not yet completed gives way to
    /// these. A part that comes again under its id replaces itself, so that polling and streaming agree.
    case messageCompleted([Part])
    /// What the answer rests on. One that is known already is not another one; the others are numbered on.
    case sourcesFound([Source])
    case filesOffered([OfferedFile])
    case usageReported(Usage)
    /// The run goes on outside its stream (watsonx Orchestrate's flows); it is to be polled.
    case flowStarted
    case threadNamed(String)
    /// The run stands still until somebody answers in the platform's own interface, and its stream stays open; nil: it
    /// goes on again.
    case paused(Need?)
    /// Something the user should know, which ends nothing.
    case warned(String)
    /// A wire event that no rule knows; `name` is the platform's word for it.
    case unknownReceived(name: String)
    /// Control is back with the user. Nothing follows it in a stream.
    case ended(Outcome)
}

/// The last event seen of a run, for dropping duplicates after a reconnect: the platform's event id or sequence number.
package struct StreamCursor: Hashable, Sendable {
    package var text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// An event with its place in the stream, where the platform numbers them.
package struct SequencedEvent: Hashable, Sendable {
    package var cursor: StreamCursor?
    package var event: RunEvent

    package init(_ event: RunEvent, cursor: StreamCursor? = nil) {
        self.event = event
        self.cursor = cursor
    }
}
