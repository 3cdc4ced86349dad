/// A conversation as the platform lists it.
package struct RemoteThread: Hashable, Sendable {
    /// What goes on in it.
    package var handle: RemoteHandle
    package var title: String?
    package var agent: AgentID?
    /// When it began and when it last changed, as the platform writes it (RFC 3339); nil where it does not say.
    package var created: String?
    package var updated: String?

    package init(
        handle: RemoteHandle, title: String? = nil, agent: AgentID? = nil, created: String? = nil,
        updated: String? = nil
    ) {
        self.handle = handle
        self.title = title
        self.agent = agent
        self.created = created
        self.updated = updated
    }
}

/// A turn as the platform keeps it.
package struct RemoteTurn: Hashable, Sendable {
    package var prompt: Prompt
    /// When the prompt came, as the platform writes it (RFC 3339).
    package var created: String?
    /// What answered it, as events that show what a stream would have shown; ends with ``RunEvent/ended(_:)``.
    package var events: [RunEvent]

    package init(prompt: Prompt, created: String? = nil, events: [RunEvent] = []) {
        self.prompt = prompt
        self.created = created
        self.events = events
    }
}

/// What a user thinks of an answer.
package struct Rating: Hashable, Sendable {
    package var isPositive: Bool
    package var comment: String

    package init(isPositive: Bool, comment: String = "") {
        self.isPositive = isPositive
        self.comment = comment
    }
}
