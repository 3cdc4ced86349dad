/// What was killed, newest last, and which of it the next yank brings back.
package struct ComposerKillRing: Hashable, Sendable {
    /// Readline's own limit: as far as anyone can think back, and a bound on what large pastes can hold on to.
    private static let capacity = 10

    private var kills: [String] = []
    private var yanked = 0

    package init() {}

    /// What a yank brings back; nil while nothing was killed.
    package var current: String? { kills.isEmpty ? nil : kills[yanked] }

    mutating func add(_ text: String) {
        if kills.count == Self.capacity { kills.removeFirst() }
        kills.append(text)
        yanked = kills.count - 1
    }

    /// Joins `text` to the newest kill, on the side on which it stood.
    mutating func join(_ text: String, before: Bool) {
        guard let newest = kills.last else { return add(text) }
        kills[kills.count - 1] = before ? text + newest : newest + text
        yanked = kills.count - 1
    }

    /// Goes to the kill before the current one, and from the oldest to the newest.
    mutating func rotate() {
        guard !kills.isEmpty else { return }
        yanked = (yanked + kills.count - 1) % kills.count
    }
}
