/// Why a fact could not be kept, or what is kept could not be read.
package struct HistoryFailure: Error, Hashable, Sendable {
    /// One sentence for the user, with what can be done.
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}
