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

    package init(serial: Int = 0, text: String, hint: String? = nil, severity: Severity) {
        self.serial = serial
        self.text = text
        self.hint = hint
        self.severity = severity
    }
}
