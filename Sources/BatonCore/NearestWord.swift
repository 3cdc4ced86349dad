/// Finds the word that somebody meant.
package enum NearestWord {
    /// The word of `words` that is nearest to `word`; nil where nothing is near enough to be what was meant.
    package static func of(_ word: String, in words: some Sequence<String>) -> String? {
        several(near: word, in: words, most: 1).first
    }

    /// The words that are near enough, the nearest first, in their own order where they are equally near.
    package static func several(near word: String, in words: some Sequence<String>, most: Int = 3) -> [String] {
        let meant = word.lowercased()
        // A third of the letters may be wrong; of a short word, two.
        let limit = max(2, meant.count / 3)
        let ranked = words.enumerated().map { (score: score(meant, $1.lowercased()), place: $0, word: $1) }
        let near = ranked.filter { $0.score <= limit }.sorted { ($0.score, $0.place) < ($1.score, $1.place) }
        return near.prefix(most).map(\.word)
    }

    /// 1 for a part of the name, or the name with something around it; else the distance.
    private static func score(_ meant: String, _ word: String) -> Int {
        if meant == word { return 0 }
        if meant.count >= 3, word.contains(meant) || (word.count >= 3 && meant.contains(word)) { return 1 }
        // A name as long as a page is no slip of the finger.
        return distance(Array(meant.prefix(64)), Array(word.prefix(64)))
    }

    /// How many letters must be added, dropped, changed or swapped with their neighbour (optimal string alignment).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var next = [row + 1]
            for column in right.indices {
                var cost = min(last[column + 1] + 1, next[column] + 1)
                cost = min(cost, last[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            before = last
            last = next
        }
        return last[right.count]
    }
}

extension PlatformFailure {
    /// There is no agent of that name among `agents`; the hint says which ones are near.
    package static func noAgent(_ name: String, among agents: [Agent], attempt: String) -> PlatformFailure {
        let near = agents.filter { agent in
            NearestWord.of(name, in: [agent.name, agent.displayName].compactMap(\.self)) != nil
        }
        let names = NearestWord.several(near: name, in: near.map(\.name)) + near.map(\.name)
        var hint: String?
        if agents.isEmpty {
            hint = "This server lists no agents; they must be made there first."
        } else if let first = names.first {
            let second = names.first { $0 != first }.map { " or \($0)" } ?? ""
            hint = "Did you mean \(first)\(second)? All of them: baton agents."
        }
        return PlatformFailure(
            .agentNotFound, "There is no agent called \(String(name.sanitised.prefix(100)))", attempt: attempt,
            hint: hint)
    }
}
