/// What a prompt asks orq.ai's side to play, whichever agent it goes to: `/sim` and the scene's name.
///
/// A scene is a function of the prompt alone, so that everyone who shows the run afterwards knows it.
enum OrqScene: Hashable, Sendable {
    /// The turn pauses for functions of the client's.
    case calls([OrqCall])
    /// The client's answers to the functions of the turn before; never typed, but how the run that takes them is noted.
    case results([OrqCallResult])
    /// The answer is cut off, for orq.ai's own word of a reason.
    case finish(String)
    /// The task ends in a state that orq.ai only knows from other servers.
    case state(String)
    /// Much reasoning before the answer.
    case reason
    /// A tool of the server's fails, and the run goes on.
    case failedTool
    /// The model refuses to answer.
    case refusal
    /// A server of the Model Context Protocol is asked, and answers.
    case mcp
    /// A server of the Model Context Protocol wants an approval before it is asked; only the newest generation has that.
    case mcpApproval
    /// The web is searched for this, and the answer names where it is from.
    case search(String)
    /// The answer has a file and data beside its text.
    case attachments
    /// The request is refused in one of the five shapes of an error's body.
    case refused(OrqErrorShape)
    /// What ``Stumble`` does.
    case stumble
    /// An explanation of all of these.
    case list

    /// nil for a prompt that asks for none.
    init?(_ prompt: String) {
        let trimmed = prompt.drop(while: \.isWhitespace)
        guard trimmed.hasPrefix(Self.mark), let scene = Self.scene(trimmed.dropFirst(Self.mark.count)) else {
            return nil
        }
        self = scene
    }

    static let mark = "/sim"

    private static func scene(_ text: Substring) -> Self? {
        guard text.first?.isWhitespace != false else { return nil }
        let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let rest = words.count == 2 ? String(words[1]) : ""
        switch words.first {
        case "tool"?: return .calls([.weather(in: rest.isEmpty ? "Bern" : rest)])
        case "tools"?: return .calls([.weather(in: "Bern"), .weather(in: "Rome"), .time(in: "Tokyo")])
        case "call"?: return calls(rest).map(Self.calls) ?? .list
        case "results"?: return results(rest).map(Self.results) ?? .list
        case "reason"?: return .reason
        case "fault"?: return .failedTool
        case "refuse"?: return .refusal
        case "mcp"?: return rest == "approval" ? .mcpApproval : .mcp
        case "search"?: return .search(rest.isEmpty ? "Baton" : rest)
        case "file"?: return .attachments
        case "error"?: return .refused(OrqErrorShape(rawValue: rest) ?? .message)
        case "fail"?, "slow"?, "drop"?, "429"?, "empty"?: return .stumble
        case let word?: return named(String(word))
        case nil: return .list
        }
    }

    private static func named(_ word: String) -> Self {
        if ["length", "content_filter", "max_iterations", "max_time"].contains(word) { return .finish(word) }
        if ["auth-required", "canceled", "rejected"].contains(word) { return .state(word) }
        return .list
    }

    /// A call in each line: the function's name, then its arguments as JSON.
    private static func calls(_ text: String) -> [OrqCall]? {
        let calls = text.split(whereSeparator: \.isNewline).map { line in
            let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            let arguments = words.count == 2 ? ClerkWords.json(String(words[1])) : nil
            return OrqCall(name: words.first.map(String.init) ?? "", arguments: arguments ?? [:])
        }
        return calls.isEmpty || calls.contains { $0.name.isEmpty } ? nil : calls
    }

    private static func results(_ text: String) -> [OrqCallResult]? {
        ClerkWords.json(text)?["results"]?.array?.compactMap { item in
            item["id"]?.string.map { OrqCallResult(call: $0, result: item["result"] ?? nil) }
        }
    }
}

/// A call of a function that the client is to run.
struct OrqCall: Hashable, Sendable {
    let name: String
    let arguments: JSON

    static func weather(in city: String) -> Self { Self(name: "get_weather", arguments: ["city": .string(city)]) }
    static func time(in city: String) -> Self { Self(name: "get_time", arguments: ["city": .string(city)]) }
}

/// What the client says that a function gave back.
struct OrqCallResult: Hashable, Sendable {
    let call: String
    let result: JSON

    /// The prompt of the run that takes these.
    static func prompt(_ results: [Self]) -> String {
        let items = results.map { ["id": .string($0.call), "result": $0.result] as JSON }
        return "\(OrqScene.mark) results " + (["results": .array(items)] as JSON).text()
    }

    /// As a part of a message of the role `tool`.
    var part: JSON { ["kind": "tool_result", "tool_call_id": .string(call), "result": result] }
}
