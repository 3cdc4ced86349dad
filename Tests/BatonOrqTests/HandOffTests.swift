import BatonCore
import BatonOrq
import Testing

private func event(_ type: String, _ data: String) -> String {
    #"{"type":"\#(type)","timestamp":"2026-08-21T10:15:00.000Z","data":\#(data)}"#
}

private func tool(_ phase: String, call: String, agent: String) -> String {
    event(
        "event.workflow_events.tool_execution_\(phase)",
        """
        {"tool_key":"t","tool_arguments":{},"result":1,"tool_execution_context":{"agent_tool_call_id":"\(call)",\
        "agent_manifest_id":"\(agent)"}}
        """)
}

private func begun(_ id: StepID, in parent: StepID? = nil) -> RunEvent {
    let call = ToolCall(id: ToolCallID(id.text), name: "t")
    return .stepStarted(Step(id: id, kind: .tool, name: "t", parent: parent, call: call))
}

private func handedOff(_ id: StepID, to agent: String, in parent: StepID? = nil) -> RunEvent {
    let call = ToolCall(id: ToolCallID(id.text), name: agent, arguments: ["input": "x"])
    return .stepStarted(Step(id: id, kind: .handOff, name: agent, parent: parent, call: call))
}

private func handOff(to agent: String) -> String {
    event("event.agents.handed_off", #"{"agent_id":"\#(agent)","input":"x"}"#)
}

private let end = event("event.agents.inactive", #"{"finish_reason":"stop"}"#)
private let done = StepEnd(result: 1)

@Suite struct HandOffTests {
    @Test(
        "what an agent does that was handed to stands inside of its hand-off, to any depth, until the first is back",
        arguments: [1, 7, .max])
    func nesting(_ piece: Int) async {
        let wire = [
            event("event.agents.started", #"{"agent_manifest_id":"root","modelId":"m"}"#), handOff(to: "billing"),
            event("event.agents.started", #"{"agent_manifest_id":"billing","modelId":"other"}"#),
            tool("started", call: "c1", agent: "billing"), handOff(to: "tax"),
            tool("started", call: "c2", agent: "tax"),
            tool("finished", call: "c2", agent: "tax"), tool("finished", call: "c1", agent: "billing"),
            tool("started", call: "c3", agent: "root"), tool("finished", call: "c3", agent: "root"), end,
        ]
        #expect(
            await events(of: .tasks, wire, piece: piece) == [
                .started("tui-helper", agent: "tui-helper", model: "m"), handedOff("hand-off-1", to: "billing"),
                begun("c1", in: "hand-off-1"), handedOff("hand-off-2", to: "tax", in: "hand-off-1"),
                begun("c2", in: "hand-off-2"), .stepEnded("c2", done), .stepEnded("hand-off-2", StepEnd()),
                .stepEnded("c1", done), .stepEnded("hand-off-1", StepEnd()), begun("c3"), .stepEnded("c3", done),
                .ended(.completed),
            ])
    }

    @Test("a hand-off that nobody comes back from ends with the turn")
    func endsWithTurn() async {
        #expect(
            await events(of: .tasks, [handOff(to: "billing"), tool("started", call: "c1", agent: "billing"), end]) == [
                handedOff("hand-off-1", to: "billing"), begun("c1", in: "hand-off-1"),
                .stepEnded("hand-off-1", StepEnd()), .ended(.completed),
            ])
    }

    @Test("a thought without text says how far the agent has come")
    func steps() async {
        let wire = [event("event.agents.thought", #"{"iteration":2,"message_difference":{}}"#)]
        #expect(await events(of: .tasks, wire) == [.progressed("Step 2", agent: nil)])
        let definition: JSONObject = [
            "model": "a/b", "role": "r", "instructions": "i", "settings": ["max_iterations": 10],
        ]
        let platform = platform(ScriptedExchange(.stream(sse(wire))), definitions: ["tui-helper": definition])
        #expect(await BatonOrqTests.events(of: platform).events == [.progressed("Step 2 of 10", agent: nil)])
    }
}
