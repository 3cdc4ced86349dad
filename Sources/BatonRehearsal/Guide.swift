extension RehearsedAgent {
    /// Answers from the documentation.
    package static let guide = RehearsedAgent(
        number: 1, key: "guide", displayName: "Guide",
        description: "Answers questions about Baton from Baton's own documentation.",
        instructions: "Answer from the documentation alone, quote it, and say so when it has nothing.",
        welcome: "Hello, I am Guide. Ask me anything about Baton:",
        starters: ["How do I connect orq.ai?", "How do I switch agents?", "How do I copy an answer?"],
        sources: { Guide.standard.sources(of: $0) }, perform: { AnySequence(Guide.standard.acts(for: $0)) })
}

/// What `guide` does: finds the sections of the documentation that a question is about, and quotes them.
package struct Guide: Sendable {
    private let documentation: Documentation

    package init(documentation: Documentation) {
        self.documentation = documentation
    }

    /// Over Baton's own documentation; read when the first question comes.
    static let standard = Guide(documentation: Documentation(files: EmbeddedDocumentation.files))

    package func acts(for turn: AgentTurn) -> [Act] {
        let words = MessageToken.tokens(of: turn.prompt).compactMap(\.word)
        if let recalled = Recall.answer(to: words, in: turn) { return Delivery.acts(of: recalled) }
        if let pleasantry = pleasantry(for: words) { return Delivery.acts(of: pleasantry) }
        return search(turn.prompt)
    }

    /// More sections than this are read by nobody.
    private static let quotedSections = 2

    /// The sections that the answer to a prompt quotes, in their order; none where it quotes nothing.
    func sources(of prompt: String) -> [Documentation.Match] {
        let words = MessageToken.tokens(of: prompt).compactMap(\.word)
        let turn = AgentTurn(prompt: prompt, millisecondsSince1970: 0)
        guard Recall.answer(to: words, in: turn) == nil, pleasantry(for: words) == nil else { return [] }
        return quotations(for: prompt)
    }

    private func quotations(for question: String) -> [Documentation.Match] {
        // "What is this?" has no word that a section could be found by.
        let isBare = SearchTerms.terms(of: question).isEmpty && question.contains(where: \.isLetter)
        let query = isBare ? "what is baton terminal chat" : question
        let matches = documentation.search(query, limit: Self.quotedSections)
        // A question that was written down has its whole answer below it.
        if let first = matches.first, first.section.isQuestion { return [first] }
        // A second section that is far behind the first only distracts.
        return matches.filter { $0.score >= 0.6 * (matches.first?.score ?? 0) }
    }

    private func search(_ question: String) -> [Act] {
        let quoted = quotations(for: question)
        let opening: [Act] = [
            .progress(key: "pullingEverythingTogether", text: "Searching the documentation…"),
            .wait(.milliseconds(200)),
        ]
        guard !quoted.isEmpty else { return opening + Delivery.acts(of: Self.nothing) }
        let terms = Set(SearchTerms.terms(of: question))
        let titles = quoted.map { Self.title(of: $0.section) }
        let thought = Act.think("Of \(documentation.sections.count) sections, best: \(titles.joined(separator: "; ")).")
        return opening + [thought] + Delivery.acts(of: Self.answer(quoting: quoted.map(\.section), about: terms))
    }

    private static let nothing = """
        Baton's documentation has nothing about this, and I know nothing else. \
        Try other words, or ask about keys, configuration, agents or the command line.
        """

    static func title(of section: Documentation.Section) -> String {
        section.path.isEmpty ? "Baton" : section.path.suffix(2).joined(separator: " › ")
    }

    private static func answer(quoting sections: [Documentation.Section], about terms: Set<String>) -> String {
        sections.map { "**\(title(of: $0))**\n\n\(excerpt(of: relevant(in: $0.body, to: terms)))" }
            .joined(separator: "\n\n") + "\n\n*From Baton's README.*"
    }

    /// Of a long table only the rows that speak of what was asked, where there are some.
    private static func relevant(in body: String, to terms: Set<String>) -> String {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        let rows = lines.filter { $0.hasPrefix("|") }
        guard rows.count > longestTable, rows.count == lines.count else { return body }
        let found = rows.dropFirst(2).filter { !terms.isDisjoint(with: SearchTerms.terms(of: String($0))) }
        guard !found.isEmpty else { return body }
        return (rows.prefix(2) + found.prefix(longestTable)).joined(separator: "\n")
    }

    // What is seen at a glance.
    private static let longestTable = 8

    // In rows, on a screen that is not wide.
    private static let longestExcerpt = 24
    private static let usualColumns = 76

    /// The first paragraphs as a quotation, whole ones, up to about what fits a screen.
    private static func excerpt(of body: String) -> String {
        let lines = FlowingMarkdown.text(body).split(separator: "\n", omittingEmptySubsequences: false)
        var rows = 0
        let fitting = lines.prefix { line in
            rows += max(1, (line.count + usualColumns - 1) / usualColumns)
            return rows <= longestExcerpt
        }
        // A first paragraph that fills more is quoted all the same.
        var kept = lines.prefix(max(1, fitting.count))
        if lines.count > kept.count {
            // Back to the end of a paragraph that is not inside fenced code, where there is one.
            let ends = kept.indices.filter { index in
                kept[index].isEmpty && kept[..<index].count { $0.hasPrefix("```") }.isMultiple(of: 2)
            }
            if let end = ends.last, end > 0 { kept = kept[..<end] }
        }
        let isCode = !kept.count { $0.hasPrefix("```") }.isMultiple(of: 2)
        let quoted = kept.map { $0.isEmpty ? ">" : "> \($0)" } + (isCode ? ["> ```"] : [])
        return (quoted + (kept.count < lines.count ? [">", "> …"] : [])).joined(separator: "\n")
    }
}

// MARK: - Pleasantries

extension Guide {
    /// The answer to a greeting, to thanks, or to "who are you"; nil where something else is asked.
    private func pleasantry(for words: [String]) -> String? {
        let rest = words.filter { !Self.greetings.contains($0) && !["there", "guide", "good"].contains($0) }
        if rest.isEmpty, rest.count < words.count { return Self.greeting }
        let sentence = words.joined(separator: " ")
        if ["who are you", "what are you", "what's your name", "what is your name"].contains(sentence) {
            return Self.greeting
        }
        if ["thanks", "thank you", "thanks a lot", "thank you very much"].contains(sentence) {
            return "You are welcome. Ask whenever something about Baton is unclear."
        }
        return nil
    }

    private static let greetings: Set<String> = [
        "hello", "hi", "hey", "greetings", "morning", "afternoon", "evening", "hallo", "grüezi", "bonjour", "hola",
        "ciao",
    ]

    private static let greeting = """
        Hello! I am **guide**, and I answer questions about Baton from its own documentation. \
        Ask me about keys, agents, configuration or the command line.
        """
}
