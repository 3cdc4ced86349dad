internal import BatonCore

/// One element of a message's content, read into what can be shown: text, or something wanted of the user.
struct ContentItem: Sendable {
    var id: String?
    var kind = Part.Kind.text
    /// Markdown; nil where the element has nothing to read.
    var text: String?
    var need: Need?

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
        case "conversational_search": text = Self.search(item)
        case "option", "options": need = Need(optionsOf: item)
        case "forms", "form": need = Need(formOf: item)
        case "user_input", "date", "datetime": need = Need(.input, of: item)
        case "file_upload": need = Need(uploadOf: item)
        case "disconnected_apps": need = Need(connectionOf: item)
        case "file_download": text = Self.files(item)
        case "image", "video", "audio", "iframe": text = Self.medium(item)
        case "pause": break
        case "user_defined": text = Self.preview(item)
        case let type: text = Self.words(in: item) ?? "[unsupported: \(type)]"
        }
    }

    /// The words of an element of which nothing more is known.
    static func words(in item: JSONValue) -> String? {
        item.text("text", "description", "title", "label", "name")
    }

    private static func search(_ item: JSONValue) -> String? {
        let sources = item[anyOf: "citations", "search_results"]?.elements ?? []
        var lines: [String] = []
        var seen: Set<String> = []
        for source in sources {
            let address = source.text("url")
            guard let name = source.text("title") ?? address, seen.insert(address ?? name).inserted else { continue }
            lines.append("\(lines.count + 1). " + link(name, to: address))
        }
        guard !lines.isEmpty else { return item["text"]?.string }
        let title = item.text("citations_title") ?? "Sources"
        return [item.text("text"), "**\(title)**", lines.joined(separator: "\n")].compactMap(\.self)
            .joined(separator: "\n\n")
    }

    private static func files(_ item: JSONValue) -> String? {
        let lines = (item["files"]?.elements ?? []).compactMap { file -> String? in
            guard let name = file.text("fileName", "filename", "name", "url") else { return nil }
            return "- " + link(name, to: file.text("url", "path"))
        }
        return lines.isEmpty ? words(in: item) : ([words(in: item)].compactMap(\.self) + lines).joined(separator: "\n")
    }

    private static func medium(_ item: JSONValue) -> String? {
        let name = item.text("title", "alt_text", "description", "source", "url")
        return name.map { link($0, to: item.text("source", "url")) }
    }

    private static func preview(_ item: JSONValue) -> String? {
        if let words = words(in: item) { return words }
        let value = item["user_defined"] ?? item
        return "```json\n\(value.prettyText)\n```"
    }

    private static func link(_ name: String, to address: String?) -> String {
        guard let address, address != name else { return name }
        return "[\(name)](\(address))"
    }
}
