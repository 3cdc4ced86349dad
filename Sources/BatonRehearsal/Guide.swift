extension RehearsedAgent {
    /// Answers from the documentation.
    package static let guide = RehearsedAgent(
        number: 1, key: "guide", displayName: "Guide",
        description: "Answers questions about Baton from Baton's own documentation.",
        instructions: "Answer from the documentation alone, quote it, and say so when it has nothing.",
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
        let matches = documentation.search(question, limit: Self.quotedSections)
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
        let titles = quoted.map { Self.title(of: $0.section) }
        let thought = Act.think("Of \(documentation.sections.count) sections, best: \(titles.joined(separator: "; ")).")
        return opening + [thought] + Delivery.acts(of: Self.answer(quoting: quoted.map(\.section)))
    }

    private static let nothing = """
        Baton's documentation has nothing about this, and I know nothing else. \
        Try other words, or ask about keys, configuration, agents or the command line.
        """

    static func title(of section: Documentation.Section) -> String {
        section.path.isEmpty ? "Baton" : section.path.suffix(2).joined(separator: " › ")
    }

    private static func answer(quoting sections: [Documentation.Section]) -> String {
        sections.map { "**\(title(of: $0))**\n\n\(excerpt(of: $0.body))" }
            .joined(separator: "\n\n") + "\n\n*From Baton's README.*"
    }

    /// The first paragraphs as a quotation, whole ones, up to about what fits a screen.
    private static func excerpt(of body: String) -> String {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        let longest = 24
        var kept = lines.prefix(longest)
        if lines.count > longest {
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
