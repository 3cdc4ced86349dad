import BatonCore

extension HistoryStore {
    // Nobody reads more of them, and who is meant is among the newest.
    private var candidates: Int { 200 }

    /// The one thread that `name` means among those that `isMeant`: an id's beginning, a title's, or `last`; nil where there
    /// is none.
    ///
    /// - Throws: also where it means several, which are named.
    func thread(
        named name: String, where isMeant: (ThreadSummary) -> Bool = { _ in true }
    ) async throws(HistoryFailure) -> ThreadSummary? {
        guard name != "last" else {
            return try await threads(ThreadQuery(limit: .max)).filter(isMeant).max { $0.updated < $1.updated }
        }
        let found = try await threads(matching: name, atMost: candidates).filter(isMeant)
        guard found.count > 1 else { return found.first }
        let shown = found.prefix(5).map { "\n  \($0.id.text)  \(ThreadLines.name(of: $0))" }
        let more = found.count > shown.count ? "\n  and \(found.count - shown.count) more" : ""
        throw HistoryFailure("“\(name)” begins several threads; say more of it:\(shown.joined())\(more)")
    }
}
