/// What became of a thread that was to be written into a file.
package enum ExportOutcome: Hashable, Sendable {
    case written(bytes: Int)
    /// A file stands there, and nobody has said that it may be written over.
    case taken
    /// Why not, as a sentence without its end.
    case failed(String)
}
