/// A name that may be the end of an id, which is what the screen shows of ids that all begin alike.
struct IDEnding {
    let text: String

    // Less is no name for one among thousands.
    private static let leastCharacters = 6

    /// - Parameter name: with the `…` before it that the screen shows, or without.
    init?(_ name: String) {
        text = name.hasPrefix("…") ? String(name.dropFirst()) : name
        guard text.count >= Self.leastCharacters else { return nil }
    }
}
