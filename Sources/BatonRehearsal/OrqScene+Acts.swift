extension OrqScene {
    /// What the scene's run does; nil for a scene that is played otherwise.
    func acts(for turn: AgentTurn) -> [Act]? {
        switch self {
        case .calls(let calls):
            let names = calls.map { "`\($0.name)`" }.joined(separator: ", ")
            return Delivery.acts(of: "For this I need functions of yours: \(names).")
        case .results(let results):
            let lines = results.map { "- `\($0.call)`: `\($0.result.text())`" }.joined(separator: "\n")
            return Delivery.acts(of: "Thank you. What your functions gave back:\n\n\(lines)")
        case .finish:
            return Delivery.acts(of: "This answer does not come to its end, because ")
        case .state(let state):
            return Delivery.acts(of: Self.notice(of: state))
        case .reason:
            return Self.reasoning
        case .failedTool:
            return Self.failingTool(turn)
        case .refusal:
            return Delivery.acts(of: "I cannot help with that.")
        case .mcp:
            return Self.asking(
                turn, "read_notes", ["topic": "minutes"], finding: ["notes": ["Tuesday: minutes"]],
                so: "The minutes are from Tuesday.")
        case .mcpApproval:
            return Delivery.acts(of: "I would delete the old notes, and ask first.")
        case .search(let query):
            return Self.asking(
                turn, "web_search", ["query": .string(query)],
                finding: [["title": .string(query), "url": .string(Self.findingPlace)]], so: Self.finding)
        case .attachments:
            return Delivery.acts(of: "Here is a picture of one point, and what is known about it.")
        case .refused:
            return nil
        case .stumble:
            return Stumble.acts(for: turn)
        case .list:
            return Delivery.acts(of: Self.explanation)
        }
    }

    private static func notice(of state: String) -> String {
        switch state {
        case "auth-required": "Please sign in first: https://example.com/sign-in"
        case "canceled": "The task was canceled."
        default: "The task was rejected."
        }
    }

    private static var reasoning: [Act] {
        let steps = [
            "First I look at what is asked for. ", "Then I weigh two ways of doing it. ",
            "The second is shorter, so I take it.",
        ]
        return steps.flatMap { [.think($0), .wait(.milliseconds(400))] }
            + Delivery.acts(of: "I thought about it in three steps.")
    }

    /// What the search finds, and where.
    static let finding = "The web says that there is a page about it."
    static let findingPlace = "https://example.com/found"

    private static func asking(
        _ turn: AgentTurn, _ tool: String, _ arguments: JSON, finding result: JSON, so answer: String
    ) -> [Act] {
        let use = ToolUse(
            id: "call_\(turn.earlier.count + 1)_1", tool: tool, displayName: tool, arguments: arguments)
        return [.call(use), .wait(.milliseconds(300)), .result(use, result, took: .zero)] + Delivery.acts(of: answer)
    }

    private static func failingTool(_ turn: AgentTurn) -> [Act] {
        let use = ToolUse(
            id: "call_\(turn.earlier.count + 1)_1", tool: "archive", displayName: "Archive",
            arguments: ["query": "minutes"])
        return [.call(use), .wait(.milliseconds(300)), .toolFailed(use, message: "upstream 500", took: .zero)]
            + Delivery.acts(of: "The archive did not answer, so this is all I know.")
    }

    private static let explanation = """
        Every agent on this side plays a scene on request:

        | prompt | what happens |
        |:-------|:-------------|
        | `/sim tool Bern` | a pause for one function of yours, `get_weather` |
        | `/sim tools` | a pause for three at once |
        | `/sim call NAME {…}` | a pause for functions that you name, one a line |
        | `/sim reason` | reasoning in several steps |
        | `/sim fault` | a tool fails, and the run goes on |
        | `/sim refuse` | the model refuses |
        | `/sim mcp`, `/sim search WORDS` | an MCP server or the web is asked; the newest generation has events of its own |
        | `/sim mcp approval` | an MCP server wants an approval first; only the newest generation knows that |
        | `/sim file` | a file and data beside the text |
        | `/sim length`, `content_filter`, `max_iterations`, `max_time` | the answer is cut off |
        | `/sim auth-required`, `canceled`, `rejected` | the task ends in that state; the newest generation has none of them and fails |
        | `/sim error message`, `code`, `platform`, `grpc`, `router` | the request is refused, in that shape |
        | `/sim fail`, `slow`, `drop`, `429`, `empty` | as **stumble** does it |
        """
}

extension RehearsedAgent {
    /// The same agent, which plays a scene where the prompt asks for one.
    var staged: RehearsedAgent {
        var staged = self
        staged.perform = { [perform] turn in
            if let acts = OrqScene(turn.prompt)?.acts(for: turn) { return AnySequence(acts) }
            if let last = turn.earlier.last, case .finish? = OrqScene(last.prompt), Self.isToGoOn(turn.prompt) {
                return AnySequence(Delivery.acts(of: "…and this is the rest of it."))
            }
            return perform(turn)
        }
        return staged
    }

    private static func isToGoOn(_ prompt: String) -> Bool {
        MessageToken.tokens(of: prompt).contains { $0.word == "continue" || $0.word == "go" }
    }
}
