import BatonCore

/// What an error's body says, whichever of orq's shapes it has (reference §12), or none of them.
struct ErrorBody: Hashable, Sendable {
    /// orq's word, or a number of the gateway's.
    var code: String?
    var message: String?
    var requestID: String?
    var documentation: String?
    /// The budget that is used up: `identity customer-user_001, requests`.
    var budget: String?
    /// Which fields are wrong and why: `message.parts: is required`.
    var issues: [String] = []
    /// Whether it is JSON at all; other text comes from something that stands before orq.ai, or is not orq.ai.
    var isJSON = false

    init(_ bytes: [UInt8]) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(wire: bytes)
        } catch {
            self.init(text: String(decoding: bytes, as: UTF8.self).sanitised.fittingFailure)
            return
        }
        self.init(json: json)
    }

    /// A web page says nothing that a sentence could carry.
    private init(text: String) {
        message = text.isEmpty || text.hasPrefix("<") ? nil : text
    }

    init(json: JSONValue) {
        isJSON = true
        let inner = json["error"]?.present
        let nested = inner?.string == nil ? inner ?? json : json
        code = nested["code"]?.plainText ?? json["code"]?.plainText
        message = inner?.string ?? nested[anyOf: "message", "detail", "title"]?.plainText ?? json["message"]?.plainText
        requestID = nested["request_id"]?.string ?? json["request_id"]?.string
        documentation = nested["doc_url"]?.string ?? json["doc_url"]?.string
        budget = Self.budget(nested)
        let lists = [
            json["details"]?["issues"], json["issues"], json["errors"], nested["details"]?["issues"],
            nested["failures"],
        ]
        issues = lists.compactMap { $0?.elements.compactMap(Self.issue) }.first { !$0.isEmpty } ?? []
    }

    /// Whose budget it is and of what, where the server says so.
    private static func budget(_ error: JSONValue) -> String? {
        guard let kind = error["scope_kind"]?.string, !kind.isEmpty else { return nil }
        let owner = [kind.lowercased(), error["scope_target_id"]?.string].compactMap(\.self).joined(separator: " ")
        return [owner, error["dimension"]?.string].compactMap(\.self).joined(separator: ", ")
    }

    private static func issue(_ issue: JSONValue) -> String? {
        guard let message = issue[anyOf: "message", "reason"]?.plainText else { return issue.string }
        let path = (issue["path"]?.elements ?? []).compactMap(\.plainText).joined(separator: ".")
        return path.isEmpty ? message : "\(path): \(message)"
    }

    /// The message with the first issues, as a failure shows it; nil where the body says nothing.
    var sentence: String? {
        // Three are what fits into a line or two; the rest is in the wire pane.
        let shown = issues.prefix(3).joined(separator: "; ")
        var text = [message, shown.isEmpty ? nil : shown].compactMap(\.self).joined(separator: ": ")
        // What is added stands inside the sentence.
        if budget != nil, text.hasSuffix("."), !text.hasSuffix("..") { text.removeLast() }
        if let budget { text += text.isEmpty ? "The budget of \(budget) is used up" : " (budget of \(budget))" }
        return text.isEmpty ? nil : text.fittingFailure
    }
}

extension ErrorBody {
    /// Whether a refusal means that the server does not have the endpoint, rather than not the agent, model or task
    /// that the request names: only then may another generation be tried.
    func meansMissingEndpoint(status: Int) -> Bool {
        switch status {
        case 405, 501: return true
        case 404: return !namesResource
        default: return false
        }
    }

    private static let resources = [
        "agent", "model", "task", "response", "version", "conversation", "memory", "project", "action",
        "trace",
    ]

    /// Whether the body speaks of a thing of orq's. Paths, which servers give back ("Cannot POST /v2/agents/x"), are
    /// left out, and so are bodies that speak of routes.
    private var namesResource: Bool {
        guard isJSON else { return false }
        let words = "\(code ?? "") \(message ?? "")".lowercased().split(separator: " ")
        let text = words.filter { !$0.contains("/") }.joined(separator: " ")
        let isAboutRoute = ["cannot post", "cannot get", "route", "endpoint", "url"].contains { text.contains($0) }
        return !isAboutRoute && Self.resources.contains { text.contains($0) }
    }
}
