internal import BatonCore

/// One element of a message's content, read into what can be shown: text, what it rests on, files, or something wanted of
/// the user.
struct ContentItem: Sendable {
    var id: String?
    var kind = Part.Kind.text
    /// Markdown; nil where the element has nothing to read.
    var text: String?
    var need: Need?
    var sources: [Source] = []
    var files: [OfferedFile] = []
    /// The element itself, where it wants something.
    private(set) var source: JSONValue?

    init(text: String) {
        self.text = text
    }

    init(_ item: JSONValue) {
        id = item["id"]?.plainText
        switch item.text("response_type", "type") ?? "text" {
        case "text":
            need = Need(widgetOf: item)
            text = item["text"]?.string
        case "thinking":
            kind = .reasoning
            text = item.text("text", "content")
        case "conversational_search":
            text = item.text("text")
            sources = Self.sources(item)
        case "option", "options": need = Need(optionsOf: item)
        case "multiturn_form": need = Need(formOf: item)
        case "forms", "form": need = Need(formOf: item)
        case "user_input": need = Need(widgetOf: item) ?? Need(.input, of: item)
        case "confirmation", "date", "time", "datetime", "number": need = Need(widget: item, of: item)
        case "file_upload": need = Need(uploadOf: item)
        case "disconnected_apps": need = Need(connectionOf: item)
        case "file_download":
            text = Self.words(in: item)
            files = (item["files"]?.elements ?? []).compactMap { Self.file(.file, $0) }
        case "image": files = Self.medium(.image, item)
        case "video": files = Self.medium(.video, item)
        case "audio": files = Self.medium(.audio, item)
        case "iframe": files = Self.medium(.page, item)
        case "pause": break
        case "user_defined": text = Self.preview(item)
        case let type: text = Self.words(in: item) ?? "[unsupported: \(type)]"
        }
        if need != nil { source = item }
    }

    /// The words of an element of which nothing more is known.
    static func words(in item: JSONValue) -> String? {
        item.text("text", "description", "title", "label", "name")
    }

    /// The passages that the answer names, or all that the search found where it names none.
    private static func sources(_ item: JSONValue) -> [Source] {
        let citations = item["citations"]?.elements ?? []
        let found = citations.isEmpty ? item["search_results"]?.elements ?? [] : citations
        return found.compactMap { source in
            let address = source.text("url")
            guard let title = source.text("title") ?? address else { return nil }
            return Source(title: title, address: address, excerpt: source.text("text", "body"))
        }
    }

    private static func medium(_ kind: OfferedFile.Kind, _ item: JSONValue) -> [OfferedFile] {
        [file(kind, item)].compactMap(\.self)
    }

    /// A file by any of the names that its fields go by; nil for one that has none of them.
    static func file(_ kind: OfferedFile.Kind, _ value: JSONValue) -> OfferedFile? {
        let address = value.text("source", "url", "path")
        let name = value.text("fileName", "filename", "name", "title", "alt_text", "description") ?? address
        return name.map { OfferedFile(kind: kind, name: $0, address: address) }
    }

    private static func preview(_ item: JSONValue) -> String? {
        if let words = words(in: item) { return words }
        let value = item["user_defined"] ?? item
        return "```json\n\(value.prettyText)\n```"
    }
}
