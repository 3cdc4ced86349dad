package import BatonCore

/// What the screen knows of threads beside those in the slots.
package struct ThreadDesk: Hashable, Sendable {
    package internal(set) var catalogues: [ProfileName: ThreadCatalogue] = [:]
    /// The history's threads as it last told them, with what was done to them since.
    package internal(set) var locals: [ThreadSummary] = []
    /// How many changes were made to them here.
    var changeCount = 0
    /// How many of these there were when the history was asked for its threads.
    var askedChangeCount = 0
    /// How many turns the server has of a thread that are not here, and as of which change at the server that is so.
    package internal(set) var newer: [ThreadID: Newer] = [:]
    /// A thread whose messages are on their way.
    package internal(set) var opening: Opening?

    /// Whether something is on its way that the picker shows as such.
    var isWaiting: Bool { opening != nil || catalogues.values.contains { $0.state == .loading } }

    package struct Newer: Hashable, Sendable {
        /// ``RemoteThread/updated`` when it was asked.
        var asOf: String
        var count = Count.asked

        enum Count: Hashable, Sendable {
            /// Next: `known`, `unknown`.
            case asked
            case known(Int)
            /// The server does not say what it has, or nothing of it can be told to be newer.
            case unknown
        }
    }

    package struct Opening: Hashable, Sendable {
        var agent: AgentReference
        var handle: RemoteHandle
        var title: String?
        /// The row of the picker that it was chosen in; nil where the program was started with it.
        var key: String?
    }
}
