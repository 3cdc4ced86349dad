/// Documents cut into sections by their headings, searchable by words.
///
/// The ranking is BM25 (Robertson and Zaragoza, 2009, https://doi.org/10.1561/1500000019) by our own hand: none of the
/// project's libraries searches text but SQLite, and opening a database for the one page that the README is would cost the
/// start more than the search costs.
package struct Documentation: Sendable {
    package struct Section: Hashable, Sendable {
        /// The headings above it, outermost first, its own last.
        package var path: [String]
        /// Markdown, without the heading.
        package var body: String

        /// Whether its heading is a question, which it answers.
        var isQuestion: Bool { path.last?.hasSuffix("?") == true }
    }

    package struct Match: Hashable, Sendable {
        package var section: Section
        package var score: Double
    }

    package let sections: [Section]
    private let counts: [[String: Int]]
    private let lengths: [Double]
    private let averageLength: Double
    private let sectionsWithTerm: [String: Int]

    /// - Parameter files: Markdown documents.
    package init(files: [(name: String, text: String)]) {
        sections = files.flatMap { Self.sections(of: $0.text) }.filter { !$0.body.isEmpty }
        counts = sections.map(Self.counts)
        lengths = counts.map { Double($0.values.reduce(0, +)) }
        averageLength = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
        sectionsWithTerm = counts.reduce(into: [:]) { for term in $1.keys { $0[term, default: 0] += 1 } }
    }

    /// The sections that answer `query` best, best first; empty where the documentation does not speak of it.
    ///
    /// A section counts as an answer when it has at least two fifths of the query's weight, rare words weighing more: so a
    /// single common word in common is none.
    package func search(_ query: String, limit: Int) -> [Match] {
        let terms = Set(SearchTerms.terms(of: query))
        let weight = terms.reduce(0) { $0 + rarity(of: $1) }
        let matches = sections.indices.compactMap { index -> Match? in
            let covered = terms.filter { counts[index][$0] != nil }.reduce(0) { $0 + rarity(of: $1) }
            guard covered > 0, covered >= 0.4 * weight else { return nil }
            return Match(section: sections[index], score: score(of: index, for: terms))
        }
        // Equal scores keep the document's order.
        return Array(
            matches.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
                .map(\.element).prefix(limit))
    }

    private func rarity(of term: String) -> Double {
        let found = Double(sectionsWithTerm[term] ?? 0)
        return 1 + Self.logarithm((Double(sections.count) - found + 0.5) / (found + 0.5) + 1)
    }

    private func score(of index: Int, for terms: Set<String>) -> Double {
        // BM25's usual constants: how soon repetition stops counting, and how much a long section is discounted.
        let (saturation, lengthDiscount) = (1.2, 0.75)
        let length = 1 - lengthDiscount + lengthDiscount * lengths[index] / averageLength
        // A heading that is a question itself was written as the answer to one.
        let weight = sections[index].isQuestion ? 1.6 : 1
        let score = terms.reduce(0) { sum, term in
            let count = Double(counts[index][term] ?? 0)
            return sum + rarity(of: term) * count * (saturation + 1) / (count + saturation * length)
        }
        return weight * score
    }

    /// A heading's words count three times, the headings above it once.
    private static func counts(of section: Section) -> [String: Int] {
        let own = SearchTerms.terms(of: section.path.last ?? "")
        let above = section.path.dropLast().flatMap(SearchTerms.terms)
        return (own + own + own + above + SearchTerms.terms(of: section.body)).reduce(into: [:]) {
            $0[$1, default: 0] += 1
        }
    }
}
