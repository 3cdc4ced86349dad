package import BatonCore

/// What is known so far of the threads that a profile's server keeps.
package struct ThreadCatalogue: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// A page is on its way. Next: `partial`, `complete`, `failed`.
        case loading
        /// There may be more. Next: `loading`.
        case partial
        /// Next: `loading`, when the picker is opened again.
        case complete
        /// Next: `loading`, when it is tried again.
        case failed(PlatformFailure)
    }

    package private(set) var threads: [RemoteThread] = []
    package var state = State.loading

    // A person finds nothing in more, and each page is a request.
    private static let limit = 5_000

    /// Takes the page that begins with number `first`.
    mutating func take(_ page: [RemoteThread], from first: Int) {
        if first == 0 { threads = [] }
        let known = Set(threads.map(\.handle.ids))
        let fresh = page.filter { !known.contains($0.handle.ids) }
        threads += fresh
        // A server that ignores where a page begins would send the first one for ever.
        state = fresh.isEmpty || threads.count >= Self.limit ? .complete : .partial
    }

    mutating func remove(_ handle: RemoteHandle) {
        threads.removeAll { $0.handle.ids == handle.ids }
    }

    mutating func rename(_ handle: RemoteHandle, to title: String) {
        for index in threads.indices where threads[index].handle.ids == handle.ids { threads[index].title = title }
    }
}
