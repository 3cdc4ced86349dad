import BatonCore

extension RouterTexts {
    /// What a text rests on, by its annotations (OpenResponses: `url_citation` and `file_citation`).
    static func sources(in annotations: [JSONValue]) -> [RunEvent] {
        let sources = annotations.compactMap { annotation -> Source? in
            // Some servers nest what is said of an annotation under its type.
            let type = annotation["type"]?.string ?? ""
            let said = annotation[type] ?? annotation
            switch type {
            case "url_citation":
                guard let url = said["url"]?.string else { return nil }
                return Source(title: said["title"]?.string ?? url, address: url)
            case "file_citation", "container_file_citation":
                return said[anyOf: "filename", "file_id"]?.string.map { Source(title: $0) }
            default: return nil
            }
        }
        return sources.isEmpty ? [] : [.sourcesFound(sources)]
    }
}
