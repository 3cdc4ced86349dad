extension RehearsedAgent {
    /// Calculates, converts and tells the time.
    package static let tools = RehearsedAgent(
        number: 2, key: "tools", displayName: "Tools",
        description: "Calculates, converts units and tells the time, each through a tool of its own.",
        instructions:
            "Use a tool for every calculation, conversion and question for the time; never answer them yourself.",
        tools: [Tools.calculator, Tools.clock, Tools.converter],
        perform: { AnySequence(Tools.acts(for: $0)) })
}

/// What `tools` does: one call for each request that it finds, all at once, and an answer made of their results.
enum Tools {
    static func acts(for turn: AgentTurn) -> [Act] {
        let requests = ToolRequest.all(in: turn.prompt)
        if requests.isEmpty { return Delivery.acts(of: explanation) }
        let uses = requests.enumerated().map { place, request in
            PlannedUse(request: request, id: "call_\(turn.earlier.count + 1)_\(place + 1)", turn: turn)
        }
        return opening(for: uses) + calls(uses) + Delivery.acts(of: answer(from: uses))
    }

    private static let explanation = """
        I work with three tools, and found nothing in your message for any of them:

        - **calculator**: `2 + 3 * 4`, `sqrt(2) ^ 3`, `15 % of 80`
        - **clock**: *what time is it in Tokyo?*, *the time in UTC+5:30*
        - **convert**: *12 km in miles*, *70 F to celsius*, *how many MiB are in 2 GB*
        """

    private static func opening(for uses: [PlannedUse]) -> [Act] {
        let names = uses.map(\.use.displayName).joined(separator: ", ")
        return [
            .progress(key: "thinkingThisThrough", text: "Thinking this through…"), .wait(.milliseconds(250)),
            .think(uses.count == 1 ? "One request, for: \(names)." : "\(uses.count) requests, for: \(names)."),
            .wait(.milliseconds(100)),
        ]
    }

    /// All calls first, as a model makes them that calls tools in parallel; each result when its tool is done.
    private static func calls(_ uses: [PlannedUse]) -> [Act] {
        var acts = uses.map { Act.call($0.use) }
        var time = Duration.zero
        for use in uses.sorted(by: { $0.duration < $1.duration }) {
            acts += [.wait(use.duration - time), use.end]
            time = use.duration
        }
        return acts + [
            .progress(key: "wrappingUpFinalResponse", text: "Wrapping up the final response…"),
            .wait(.milliseconds(150)),
        ]
    }

    private static func answer(from uses: [PlannedUse]) -> String {
        uses.count == 1 ? uses[0].sentence : uses.map { "- \($0.sentence)" }.joined(separator: "\n")
    }
}

/// A request with its call and what comes of it.
private struct PlannedUse {
    let use: ToolUse
    let outcome: ToolOutcome
    /// How long the tool seems to work, which differs so that results do not come in the order of their calls.
    let duration: Duration

    init(request: ToolRequest, id: String, turn: AgentTurn) {
        let tool = Tools.tool(for: request)
        use = ToolUse(id: id, tool: tool.name, displayName: tool.displayName, arguments: Tools.arguments(of: request))
        outcome = Tools.outcome(of: request, at: turn.millisecondsSince1970)
        let spread = PromptRandom.hash(use.arguments.text()) % 8
        duration = .milliseconds(180 + 70 * Int(spread))
    }

    var end: Act {
        switch outcome {
        case .success(let result, _): .result(use, result, took: .zero)
        case .failure(let message): .toolFailed(use, message: message, took: .zero)
        }
    }

    var sentence: String {
        switch outcome {
        case .success(_, let sentence): sentence
        case .failure(let message): "`\(use.tool)` failed: \(message)"
        }
    }
}
