internal import BatonCore

extension Turn {
    /// When something last happened in it, in milliseconds since 1970.
    var lastChange: Int64 {
        guard let run, let total = run.total else { return created.unixMilliseconds }
        return max(created.unixMilliseconds, run.began.unixMilliseconds + total.milliseconds)
    }
}

extension Prompt {
    /// More of it is never shown in a list; in characters.
    private static let openingLimit = 200

    /// The first line with something in it.
    var openingLine: String {
        let line = text.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }
        return String((line ?? "").prefix(Self.openingLimit))
    }
}

extension ThreadSummary {
    /// What a list's filter looks at, in small letters.
    var filterText: String {
        [title ?? "", opening, agent.agent, agent.profile.text].joined(separator: "\n").lowercased()
    }

    /// What the thread is called in a list.
    var name: String { title ?? opening }
}

extension ThreadQuery {
    /// The words of the filter, in small letters.
    var filterWords: [String] { filter.split(whereSeparator: \.isWhitespace).map { $0.lowercased() } }
}
