internal import BatonCore
internal import BatonTransport

/// A response that is not a success, read to its end (or as much of it as an error is worth).
struct Refusal: Sendable {
    let status: Int
    let retryAfter: Duration?
    let requestID: String?
    /// The body, where it is JSON.
    let body: JSONValue?
    /// The body otherwise.
    let text: String

    /// - Parameter secondsSince1970: now, against which a `Retry-After` that is a date is held.
    init(reading response: WireResponse, secondsSince1970: Int64) async {
        let bytes = await response.excerpt()
        status = response.status
        retryAfter = response.retryAfter(nowSecondsSince1970: secondsSince1970)
        requestID = Self.requestID(of: response)
        let body = try? JSONValue(wire: bytes)  // What is no JSON is kept as text.
        self.body = body
        text = body == nil ? String(decoding: bytes, as: UTF8.self).sanitised : ""
    }

    private static func requestID(of response: WireResponse) -> String? {
        for name in ["X-Request-ID", "X-IBM-Request-ID", "X-Global-Transaction-ID", "X-Correlation-ID"] {
            if let id = response.header(name), !id.isEmpty { return String(id.sanitised.prefix(128)) }
        }
        return nil
    }

    private var isHTML: Bool {
        text.prefix(512).lowercased().contains("<html") || text.prefix(64).lowercased().contains("<!doctype")
    }

    /// Whether the path, rather than what it names, is unknown there: a proxy's page, or the framework's bare "Not
    /// Found".
    var isWrongRoute: Bool {
        guard status == 404 || status == 405 else { return false }
        guard let body else { return true }
        return status == 405 || body["detail"]?.string == "Not Found"
    }

    /// A limit of the account, which waiting does not lift.
    var isQuota: Bool {
        status == 429 && body?["detail"]?["code"]?.string == "RESOURCE_QUOTA_EXCEEDED"
    }

    /// Which limit it is and how much of it is used, as far as the server says.
    var quotaHint: String? {
        let detail = body?["detail"]
        guard let resource = detail?.text("resource") else { return nil }
        let figures = ["current", "limit"].compactMap { detail?[$0]?.plainText }
        let used = figures.count == 2 ? " (\(figures[0]) of \(figures[1]))" : ""
        return "The plan's \(resource) are used up\(used); waiting a moment will not help."
    }

    /// The server's sentence, cut to what a failure may carry.
    var message: String {
        if let message = body.flatMap(ErrorText.sentence(in:)) { return ErrorText.trimmed(message) }
        if isHTML { return "What answered is a web page, not watsonx Orchestrate" }
        let raw = ErrorText.trimmed(body?.text ?? text)
        return raw.isEmpty ? "The server refused the request without a word" : raw
    }
}
