/// A key that goes on from a failure.
struct WayOn: Hashable {
    var key: String
    /// What it does, as a sentence without its subject.
    var does: String
    /// The same in a word, for the status line.
    var word: String
}
