/// Step details as they stand in `run.step.*` events and in a message's `step_history` (`watsonx-orchestrate.md` §3.4).
enum OrchestrateStep {
    static func thinking(_ text: String) -> JSON {
        ["type": "thinking", "content": .string(text)]
    }

    static func call(_ id: String, _ tool: String, _ arguments: JSON, by agent: String) -> JSON {
        [
            "type": "tool_calls", "agent_display_name": .string(displayName(of: agent)),
            "tool_calls": [["id": .string(id), "name": .string(tool), "args": arguments]],
        ]
    }

    static func response(_ id: String, _ tool: String, _ content: String) -> JSON {
        ["type": "tool_response", "name": .string(tool), "tool_call_id": .string(id), "content": .string(content)]
    }

    /// The call once more, as the platform sends it along with the response.
    static func echo(_ id: String, _ tool: String, _ arguments: JSON) -> JSON {
        ["type": "tool_call", "name": .string(tool), "tool_call_id": .string(id), "args": arguments]
    }

    /// The tool that hands over to an agent, and the words that come back from it.
    static func transfer(to agent: String) -> String { "transfer_to_\(agent)" }
    static func transferCall(_ number: Int) -> String { "transfer_\(number)" }
    static func transferArguments(_ input: String) -> JSON { ["input": .string(input)] }
    static func transferContent(_ agent: String) -> String { "\(displayName(of: agent)) has answered." }

    /// A tool's result as text: what is text stands as it is, all else as JSON.
    static func content(_ result: JSON) -> String {
        result.string ?? result.text(.python)
    }

    static func errorContent(_ tool: String, _ message: String) -> String {
        "Error invoking tool \(tool): \(message)"
    }

    static func displayName(of agent: String) -> String {
        Rehearsal.agent(agent)?.displayName ?? agent
    }

    /// Everything that a run did, one entry a call and one a response.
    static func history(of run: RunRecord) -> [JSON] {
        var transfers = 0
        return run.steps.flatMap { step in
            if case .handOff = step.kind { transfers += 1 }
            return details(of: step, transfers: transfers)
        }.map { ["role": "assistant", "step_details": [$0]] }
    }

    private static func details(of step: RunStep, transfers: Int) -> [JSON] {
        switch step.kind {
        case .reasoning(let text):
            return [thinking(text)]
        case .tool(let use):
            let answer = responseText(of: step, tool: use.tool).map { [response(use.id, use.tool, $0)] }
            return [call(use.id, use.tool, use.arguments, by: step.agent)] + (answer ?? [])
        case .handOff(let agent, let input):
            let id = transferCall(transfers)
            let tool = transfer(to: agent)
            return [
                call(id, tool, transferArguments(input), by: step.agent), response(id, tool, transferContent(agent)),
            ]
        }
    }

    private static func responseText(of step: RunStep, tool: String) -> String? {
        if case .failed(let message) = step.state { return errorContent(tool, message) }
        return step.result.map(content)
    }
}
