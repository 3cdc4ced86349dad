package import BatonCore

/// The threads of all profiles, here and there, filtered and chosen from.
package struct ThreadPicker: Hashable, Sendable {
    package var filter = ""
    /// The key of the entry that is selected; the first where that one is not there.
    var selected: String?
    /// What is shown: made again after each event, so that a frame only reads it.
    package var entries: [Entry] = []

    package enum Entry: Hashable, Sendable {
        case thread(ThreadRow, agent: String)
        case loading(Profile)
        /// Choosing it tries again.
        case failed(Profile, PlatformFailure)
        /// The platform lists none, in its own words.
        case unlisted(Profile, PlatformFailure)

        var key: String {
            switch self {
            case .thread(let row, _): row.key
            case .loading(let profile), .failed(let profile, _), .unlisted(let profile, _): "profile \(profile.name)"
            }
        }
    }

    /// Those that a list of so many rows shows: the selected one in the middle, where there are enough of them.
    func visible(rows: Int) -> Range<Int> {
        let top = max(0, min(selection - rows / 2, entries.count - rows))
        return top..<min(entries.count, top + rows)
    }

    package var selection: Int { entries.firstIndex { $0.key == selected } ?? 0 }

    var chosen: Entry? { entries.isEmpty ? nil : entries[selection] }

    var chosenRow: ThreadRow? {
        if case .thread(let row, _) = chosen { row } else { nil }
    }

    /// The rows that match, the best first, or all in their order. Archived ones only show themselves to a filter.
    mutating func show(_ rows: [(row: ThreadRow, agent: String)], others: [Entry]) {
        var found = rows.filter { !filter.isEmpty || !$0.row.isArchived }
        if !filter.isEmpty {
            let scored = found.enumerated().compactMap { index, entry in
                let text = "\(entry.row.title) \(entry.agent) \(entry.row.profile)"
                return Self.score(filter, in: text).map { (entry: entry, score: $0, index: index) }
            }
            found = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.entry)
        }
        entries = found.map { .thread($0.row, agent: $0.agent) } + others
    }

    /// In a whole sentence the letters of almost any word can be found: one that has the words as they stand is meant more.
    private static func score(_ filter: String, in text: String) -> Int? {
        guard let score = FuzzyMatch.score(filter, in: text) else { return nil }
        let small = text.lowercased()
        let isLiteral = filter.lowercased().split(separator: " ").allSatisfy { small.contains($0) }
        return score + (isLiteral ? literal : 0)
    }

    // More than any letters score.
    private static let literal = 10_000
}
