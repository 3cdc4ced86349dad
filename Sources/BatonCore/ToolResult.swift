/// What came of a call that the platform left to the user's side, for the agent to go on with.
package struct ToolResult: Hashable, Sendable {
    /// The call of ``Need/calls`` that this answers.
    package var call: ToolCallID
    /// Any JSON; a plain text is a string.
    package var value: JSONValue

    package init(call: ToolCallID, value: JSONValue) {
        self.call = call
        self.value = value
    }

    /// The answer to a call that was declined or went wrong: the agent is told, and goes on without the result.
    ///
    /// No platform has a field for it; agents understand `{"ok": false, "error": …}`, as orq.ai's own examples send it.
    package static func failure(_ reason: String, of call: ToolCallID) -> ToolResult {
        ToolResult(call: call, value: ["ok": false, "error": .string(reason)])
    }
}
