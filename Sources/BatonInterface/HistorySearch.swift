internal import BatonText

/// Looking for an earlier message by some of its words, as readline does: each letter narrows it, the key again goes on
/// to the next older one.
package struct HistorySearch: Hashable, Sendable {
    package private(set) var query = ""
    /// Whether nothing (more) was found; what was found last stays in sight.
    private(set) var isFailing = false
    /// Earlier messages, the newest first.
    let prompts: [String]
    private var index: Int?

    init(prompts: [String]) {
        self.prompts = prompts
    }

    /// The message that was found; nil before anything was looked for.
    package var match: String? { query.isEmpty ? nil : index.map { prompts[$0] } }

    /// What stands in the match as it was typed.
    var pattern: TextPattern? { TextPattern(query) }

    mutating func change(_ change: (inout String) -> Void) {
        let before = query
        change(&query)
        // A longer word is looked for from where the shorter one was found, any other from the newest on.
        if !query.hasPrefix(before) { index = nil }
        find(prompts.indices.dropFirst(index ?? 0))
    }

    mutating func findOlder() {
        find(prompts.indices.dropFirst(index.map { $0 + 1 } ?? 0))
    }

    mutating func findNewer() {
        find(prompts.indices.prefix(index ?? 0).reversed())
    }

    private mutating func find(_ places: some Sequence<Int>) {
        guard let pattern else {
            index = nil
            isFailing = false
            return
        }
        let shown = match
        let found = places.first { place in
            // The same message over and over is one to a reader, unless the search is where it was.
            (prompts[place] != shown || place == index) && !pattern.ranges(in: prompts[place]).isEmpty
        }
        isFailing = found == nil
        if let found { index = found }
    }
}

/// What a user can do while looking for an earlier message.
package enum HistoryCommand: Hashable, Sendable {
    case older, newer
    /// Takes what was found into the composer.
    case accept
}
