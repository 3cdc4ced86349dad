/// Tools as orq.ai names them.
enum OrqTool {
    /// The built-in tool by which one agent asks another (`orq.md` §4): what a hand-off is where there is no event for it.
    static let subAgent = "call_sub_agent"

    static func subAgentCall(_ handOff: Cast.HandOff, of run: RunRecord) -> ToolUse {
        ToolUse(
            id: "call_\(run.id.ulid.suffix(8))_\(handOff.number)", tool: subAgent, displayName: "Call sub-agent",
            arguments: ["agent_key": .string(handOff.agent), "input": .string(handOff.input)])
    }

    static func subAgentResult(_ handOff: Cast.HandOff) -> JSON {
        ["agent_key": .string(handOff.agent), "status": "completed"]
    }

    /// A tool's id, made of its name so that it is the same in every process: FNV-1a in 64 bits
    /// (http://www.isthe.com/chongo/tech/comp/fnv/) below a fixed time.
    static func id(_ name: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        // 2025-07-15 00:00 UTC in milliseconds, as the troupe's ids have it.
        return Identifier<RehearsedTool>(bits: 1_752_537_600_000 << 80 | UInt128(hash)).ulid
    }

    /// A tool that wants a review before it is used.
    static func entry(_ use: ToolUse) -> JSON {
        [
            "id": .string(id(use.tool)), "key": .string(use.tool), "action_type": "function",
            "display_name": .string(use.displayName), "requires_approval": true,
        ]
    }

    /// The id of a tool's use under review.
    static func actionID(_ run: RunRecord) -> String {
        let action: Identifier<RunRecord> = run.id.sibling(4)
        return action.ulid
    }
}
