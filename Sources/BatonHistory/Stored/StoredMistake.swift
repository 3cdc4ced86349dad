/// What is wrong with a document, and where in it.
struct StoredMistake: Error, Hashable, Sendable {
    /// The way to the place from the document's root, as `turns[3].run.items`; empty for the root itself.
    var path: String
    var message: String
}
