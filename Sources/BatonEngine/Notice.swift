/// One thing that the user should be told, and what to do about it.
package struct Notice: Hashable, Sendable {
    package enum Severity: Hashable, Sendable {
        case info, warning, error
    }

    /// Counts a conversation's notices, so that the same words twice are two notices.
    package var serial: Int
    package var text: String
    package var hint: String?
    package var severity: Severity
    /// What the user can ask for now; how is the interface's to say, which knows the keys.
    package var remedies: [Remedy]

    package enum Remedy: Hashable, Sendable {
        case reattach, newThread, sendQueue
    }

    package init(
        serial: Int = 0, text: String, hint: String? = nil, severity: Severity, remedies: [Remedy] = []
    ) {
        self.serial = serial
        self.text = text
        self.hint = hint
        self.severity = severity
        self.remedies = remedies
    }
}
