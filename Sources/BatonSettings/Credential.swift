/// A token or key that must never be seen: printing it shows nothing.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The secret itself, for the one header that carries it.
    package var exposed: String { text }
    package var description: String { "‹secret›" }
    package var debugDescription: String { "‹secret›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where a profile's credential is kept; never the credential itself.
package enum CredentialSource: Hashable, Sendable {
    case none
    /// The text itself: for names, which are no secrets.
    case text(String)
    case environment(String)
    /// An absolute path; the first line counts.
    case file(String)
    /// Run by `/bin/sh -c`; the first line of its output counts.
    case command(String)
    /// An entry of the desktop's keyring, by the name that it was stored under.
    case keyring(String)
    /// The login that IBM's command line stores for one of its environments.
    case adk(String)
}
