internal import BatonCore

/// What a tool gave back, out of its wrappings.
struct ToolOutput: Hashable, Sendable {
    var result: JSONValue?
    /// Why the tool failed, as far as that can be told from what it gave back.
    var failure: String?

    /// - Parameter entry: the `tool_response` entry.
    init(_ entry: JSONValue) {
        let content = (entry["content"] ?? .null).unwrappingWireText
        let unwrapped = Self.withoutEnvelope(content)
        result = unwrapped.isNull ? nil : unwrapped
        let isMarked = [entry["is_error"], entry["isError"], content["isError"]].contains { $0?.bool == true }
        failure = Self.complaint(in: unwrapped, isMarked: isMarked)
    }

    /// The files that the tool has made, by the address that it gave.
    var files: [OfferedFile] {
        let values = [result].compactMap(\.self).flatMap { $0.elements.isEmpty ? [$0] : $0.elements }
        return values.compactMap { value in
            value.text("type") == "downloadable_file" ? ContentItem.file(.file, value) : nil
        }
    }

    var end: StepEnd {
        StepEnd(result: result, failure: failure, state: failure == nil ? .completed : .failed)
    }

    /// The result inside MCP's envelope (`content` blocks beside `_meta` or `structuredContent`), or in a bare list of
    /// such blocks; anything else as it is.
    private static func withoutEnvelope(_ content: JSONValue) -> JSONValue {
        if case .array = content { return joined(content.elements) ?? content }
        guard case .array = content["content"],
            content["_meta"] != nil || content["structuredContent"] != nil || content["isError"] != nil
        else { return content }
        if let text = joined(content["content"]?.elements ?? []) { return text }
        if let structured = content["structuredContent"], structured != .object([]), !structured.isNull {
            return structured
        }
        return content["content"] ?? content
    }

    /// The texts of blocks that are all texts: one as what it holds, several as lines; nil for other blocks.
    private static func joined(_ blocks: [JSONValue]) -> JSONValue? {
        let texts = blocks.compactMap { block in block.text("type") == "text" ? block["text"]?.string : nil }
        guard !texts.isEmpty, texts.count == blocks.count else { return nil }
        return JSONValue.string(texts.joined(separator: "\n")).unwrappingWireText
    }

    /// There is no field for failure on this wire: what tools and the server's own wrapper say when they fail is known.
    private static func complaint(in result: JSONValue, isMarked: Bool) -> String? {
        if let text = result.string {
            let openings = ["Error:", "Error invoking tool", "Exception:", "Traceback (most recent call last)"]
            guard isMarked || openings.contains(where: { text.hasPrefix($0) }) else { return nil }
            return ErrorText.trimmed(text)
        }
        let error = result["error"]
        let hasError = error != nil && error != .null && error != .bool(false) && error != ""
        guard isMarked || hasError else { return nil }
        return ErrorText.reason(in: result) ?? "The tool failed"
    }
}
