internal import BatonCore

/// Finds the sentence for people in the many shapes of an error.
enum ErrorText {
    /// The most that a failure carries of the server's words, in characters.
    static let limit = 500

    /// The ADK's order (`detail.message`, `detail.code`, `detail`, `message`, `error`), then the shapes of gateways.
    static func sentence(in body: JSONValue) -> String? {
        let detail = body["detail"]
        return text(detail?["message"]) ?? text(detail?["code"]) ?? text(detail) ?? fields(in: detail)
            ?? text(body["message"]) ?? text(body["error"]) ?? text(body["error"]?["message"])
            ?? text(body["errors"]?.elements.first?["message"])
    }

    /// The reason in an event or a run that failed; its field goes by several names, and holds a text or an object.
    static func reason(in value: JSONValue) -> String? {
        for name in ["last_error", "error", "message", "detail", "reason"] {
            guard let field = value[name], !field.isNull else { continue }
            if let reason = text(field) ?? sentence(in: field) { return trimmed(reason) }
        }
        return nil
    }

    /// One line, without the white space around it, at most ``limit`` characters.
    static func trimmed(_ text: String) -> String {
        // Four times the limit is enough to find that many characters, whatever spaces lie between.
        let words = text.prefix(limit * 4).split(whereSeparator: \.isWhitespace)
        let line = words.joined(separator: " ")
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let text = value?.string, !text.isEmpty else { return nil }
        return text
    }

    /// FastAPI's list of fields that it does not like: `body.message.content: Field required`.
    private static func fields(in detail: JSONValue?) -> String? {
        let complaints = (detail?.elements ?? []).compactMap { complaint -> String? in
            guard let message = text(complaint["msg"]) else { return nil }
            let place = (complaint["loc"]?.elements ?? []).compactMap(\.plainText).joined(separator: ".")
            return place.isEmpty ? message : "\(place): \(message)"
        }
        return complaints.isEmpty ? nil : complaints.joined(separator: "; ")
    }
}
