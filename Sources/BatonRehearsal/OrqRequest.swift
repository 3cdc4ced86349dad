import HTTPTypes

/// What a request of the first two generations says (`orq.md` §4, §6, §7).
struct OrqRequest: Sendable {
    let prompt: String
    /// What a message of the role `tool` answers; nil for one of the user's.
    let results: [OrqCallResult]?
    /// What comes with the prompt.
    let files: [AttachedFile]
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
        if required.contains("settings") { issues += OrqSettings.issues(of: body["settings"]) }
        guard issues.isEmpty else { throw .invalid(issues) }
        files = Self.parts("file", of: body["message"]).map { AttachedFile(orq: $0["file"] ?? nil) }
        let results = Self.results(in: body["message"])
        self.results = results
        prompt = results.map(OrqCallResult.prompt) ?? Self.prompt(in: body["message"])
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

    /// - Parameter pending: the ids of all the calls that wait.
    /// - Throws: 400 where one of them is not answered, or one is that does not wait.
    func checkResults(for pending: [String]) throws(WireFailure) {
        let answered = results?.map(\.call) ?? []
        let issues = answered.indices.filter { !pending.contains(answered[$0]) }.map { index in
            OrqIssue(["message", "parts", "\(index)", "tool_call_id"], "No tool call with this id is pending")
        }
        guard issues.isEmpty else { throw .invalid(issues) }
        let open = pending.filter { !answered.contains($0) }
        guard open.isEmpty else {
            let list = open.joined(separator: ", ")
            throw .message(
                .badRequest, "The following tool_call_ids did not have response messages: \(list)")
        }
    }

    private static func parts(_ kind: String, of message: JSON?) -> [JSON] {
        (message?["parts"]?.array ?? []).filter { $0["kind"]?.string == kind }
    }

    /// The texts; where there are none, the names of the files.
    private static func prompt(in message: JSON?) -> String {
        let texts = parts("text", of: message).compactMap { $0["text"]?.string }
        if !texts.isEmpty { return texts.joined(separator: "\n") }
        return parts("file", of: message).map { $0["file"]?["name"]?.string ?? "a file" }.joined(separator: "\n")
    }

    private static func results(in message: JSON?) -> [OrqCallResult]? {
        guard message?["role"]?.string == "tool" else { return nil }
        return parts("tool_result", of: message).map {
            OrqCallResult(call: $0["tool_call_id"]?.string ?? "", result: $0["result"] ?? nil)
        }
    }

    private static func issues(of message: JSON?) -> [OrqIssue] {
        guard let message, message.members != nil else { return [OrqIssue(["message"], "Required")] }
        guard let parts = message["parts"]?.array else { return [OrqIssue(["message", "parts"], "Required")] }
        let kinds: Set<String>
        switch message["role"]?.string {
        case "user": kinds = ["text", "file"]
        case "tool": kinds = ["tool_result"]
        default: return [OrqIssue(["message", "role"], "Expected 'user' or 'tool'")]
        }
        guard !parts.isEmpty else { return [OrqIssue(["message", "parts"], "At least one part is required")] }
        return parts.indices.flatMap { index in
            issues(of: parts[index], kinds).map { OrqIssue(["message", "parts", "\(index)"] + $0.path, $0.message) }
        }
    }

    private static func issues(of part: JSON, _ kinds: Set<String>) -> [OrqIssue] {
        let kind = part["kind"]?.string ?? ""
        guard kinds.contains(kind) else { return [OrqIssue(["kind"], "Not allowed in a message of this role")] }
        switch kind {
        case "text": return part["text"]?.string == nil ? [OrqIssue(["text"], "Required")] : []
        case "file": return issues(of: part["file"] ?? nil)
        default: return (part["tool_call_id"]?.string ?? "").isEmpty ? [OrqIssue(["tool_call_id"], "Required")] : []
        }
    }

    /// Images come by address or in full, PDFs only in full (`orq.md` §3).
    private static func issues(of file: JSON) -> [OrqIssue] {
        let isWhole = file["bytes"]?.string?.isEmpty == false
        guard isWhole || file["uri"]?.string != nil else { return [OrqIssue(["file"], "Expected bytes or uri")] }
        guard isWhole || file["mimeType"]?.string != "application/pdf" else {
            return [OrqIssue(["file", "uri"], "A PDF must be sent as bytes")]
        }
        return []
    }

    /// Words of letters and digits, the first beginning with a letter, joined by `.`, `_` or `-`.
    private static func isKey(_ key: String) -> Bool {
        let words = key.split(omittingEmptySubsequences: false) { ".-_".contains($0) }
        return key.first?.isLetter == true
            && words.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    }
}
