import HTTPTypes

/// What a request of the first two generations says (`orq.md` §4, §6, §7).
struct OrqRequest: Sendable {
    let prompt: String
    let task: ConversationID?
    /// `conversation._id`, a name of the client's.
    let conversation: String?
    let isBlocking: Bool
    let isBackground: Bool
    let isStream: Bool
    let streamTimeout: Duration

    /// - Parameter required: the members that must be there beside `message`.
    /// - Throws: 400 with every issue, 404 for a `task_id` that is no id at all.
    init(_ body: JSON, required: [String] = []) throws(WireFailure) {
        var issues = required.filter { (body[$0] ?? nil).isNull }.map { OrqIssue([$0], "Required") }
        if required.contains("key"), let key = body["key"]?.string, !Self.isKey(key) {
            issues.append(OrqIssue(["key"], "Invalid key"))
        }
        let timeout = body["stream_timeout_seconds"]?.double ?? Self.defaultStreamTimeout
        if !(1...3_600).contains(timeout) {
            issues.append(OrqIssue(["stream_timeout_seconds"], "Expected a number from 1 to 3600"))
        }
        issues += Self.issues(of: body["message"])
        guard issues.isEmpty else { throw .invalid(issues) }
        prompt = Self.texts(of: body["message"]).joined(separator: "\n")
        if let id = body["task_id"]?.string {
            guard let key = ConversationID(id) else { throw .message(.notFound, "Task not found") }
            task = key
        } else {
            task = nil
        }
        conversation = body["conversation"]?["_id"]?.string
        isBlocking = body["configuration"]?["blocking"]?.bool ?? false
        isBackground = body["background"]?.bool ?? false
        isStream = body["stream"]?.bool ?? false
        streamTimeout = .seconds(timeout)
    }

    private static let defaultStreamTimeout = 1_800.0

    private static func texts(of message: JSON?) -> [String] {
        (message?["parts"]?.array ?? []).filter { $0["kind"]?.string == "text" }.compactMap { $0["text"]?.string }
    }

    /// The agents use no tools of the client's, so a message of the role `tool` never answers a call that waits.
    private static func issues(of message: JSON?) -> [OrqIssue] {
        guard let message, message.members != nil else { return [OrqIssue(["message"], "Required")] }
        guard let parts = message["parts"]?.array else { return [OrqIssue(["message", "parts"], "Required")] }
        switch message["role"]?.string {
        case "user":
            return texts(of: message).isEmpty
                ? [OrqIssue(["message", "parts"], "At least one text part is required")] : []
        case "tool":
            return parts.indices.map { index in
                OrqIssue(["message", "parts", "\(index)", "tool_call_id"], "No tool call with this id is pending")
            }
        default:
            return [OrqIssue(["message", "role"], "Expected 'user' or 'tool'")]
        }
    }

    /// Words of letters and digits, the first beginning with a letter, joined by `.`, `_` or `-`.
    private static func isKey(_ key: String) -> Bool {
        let words = key.split(omittingEmptySubsequences: false) { ".-_".contains($0) }
        return key.first?.isLetter == true
            && words.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    }
}
