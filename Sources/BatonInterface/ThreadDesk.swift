package import BatonCore

/// What the screen knows of threads beside those in the slots.
package struct ThreadDesk: Hashable, Sendable {
    package internal(set) var catalogues: [ProfileName: ThreadCatalogue] = [:]
    /// The history's threads as it last told them, with what was done to them since.
    package internal(set) var locals: [ThreadSummary] = []
    /// A thread whose messages are on their way.
    package internal(set) var opening: Opening?

    /// Whether something is on its way that the picker shows as such.
    var isWaiting: Bool { opening != nil || catalogues.values.contains { $0.state == .loading } }

    package struct Opening: Hashable, Sendable {
        var agent: AgentReference
        var handle: RemoteHandle
        var title: String?
        /// The row of the picker that it was chosen in; nil where the program was started with it.
        var key: String?
    }
}
