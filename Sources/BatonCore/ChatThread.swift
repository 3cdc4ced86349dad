/// One prompt and everything until control returns to the user.
package struct Turn: Hashable, Sendable {
    package var id: TurnID
    package var prompt: Prompt
    package var run: Run?
    package var created: Moment

    package init(id: TurnID, prompt: Prompt, created: Moment) {
        self.id = id
        self.prompt = prompt
        self.created = created
    }
}

/// What the user sends in one turn.
package struct Prompt: Hashable, Sendable {
    package var text: String
    /// The results of the calls that the run before this one left to the user's side: one for each, or none at all. They
    /// are sent in place of `text`, which only tells in the transcript what was answered.
    package var toolResults: [ToolResult]
    /// What the message carries beside its text, where the platform takes files.
    package var files: [AttachedFile]
    /// The values of a form that the run before this one asked for; `text` says the same for people to read.
    package var form: FormAnswer?
    /// What the user says of the calls that wait for an approval; `text` says the same for people to read.
    package var verdict: Verdict?

    package init(_ text: String, toolResults: [ToolResult] = [], files: [AttachedFile] = []) {
        self.text = text
        self.toolResults = toolResults
        self.files = files
    }
}

/// The conversation that a user sees and resumes.
package struct ChatThread: Hashable, Sendable {
    /// How many turns a thread is opened with; the earlier ones come by pages.
    package static let page = 50

    package var id: ThreadID
    package var agent: AgentReference
    package var title: String?
    /// What the platform needs to continue: the newest handle that any run gave.
    package var handle: RemoteHandle?
    /// The newest turns, oldest first; all of them where ``earlierTurnCount`` is 0.
    package var turns: [Turn]
    /// How many turns come before ``turns`` in the history and are not loaded (``HistoryStore/turns(of:before:atMost:)``).
    package var earlierTurnCount = 0
    /// The conversation that this one goes on from, where another agent had it before.
    package var origin: HandOver?
    /// To whom it was handed over, oldest first; it may have gone on here all the same.
    package var handOvers: [HandOver] = []

    /// Whether nothing is in it, and it goes on from nothing.
    package var isNew: Bool { turns.isEmpty && origin == nil }

    package init(id: ThreadID, agent: AgentReference) {
        self.id = id
        self.agent = agent
        turns = []
    }
}
