/// An answer that quotes documents (`watsonx-orchestrate.md` §9, `conversational_search`).
enum OrchestrateSearch {
    static func item(_ text: String, _ sources: [Documentation.Match]) -> JSON {
        [
            "id": "1", "response_type": "conversational_search", "text": .string(text),
            "citations_title": "Sources",
            "citations": .array(sources.enumerated().map { citation($0.element.section, $0.offset, in: text) }),
            "search_results": .array(sources.map(result)),
        ]
    }

    /// A citation's range is where its section's quotation begins in the text, up to the text's end.
    private static func citation(_ section: Documentation.Section, _ place: Int, in text: String) -> JSON {
        let title = Guide.title(of: section)
        let start = text.firstRange(of: title).map { text.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
        return [
            "title": .string(title), "url": .string(url(of: section)), "body": .string(section.body),
            "text": .string(section.body), "range_start": .int(start), "range_end": .int(text.count),
            "search_result_idx": .int(place),
        ]
    }

    private static func result(_ match: Documentation.Match) -> JSON {
        [
            "title": .string(Guide.title(of: match.section)), "url": .string(url(of: match.section)),
            "body": .string(match.section.body),
            "result_metadata": ["score": .double(match.score), "document_retrieval_source": "rehearsal"],
        ]
    }

    /// The README's place for a heading, as Git forges write it.
    private static func url(of section: Documentation.Section) -> String {
        let heading = (section.path.last ?? "").lowercased().filter { $0.isLetter || $0.isNumber || " -".contains($0) }
        return "README.md#" + heading.map { $0 == " " ? "-" : String($0) }.joined()
    }
}
