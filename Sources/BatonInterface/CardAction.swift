internal import BatonCore

/// What a card wants done when it was answered, in part or in whole.
enum CardAction: Hashable {
    /// The answer is complete.
    case send(Prompt)
    /// The answer is complete, and the user had no part in it beyond what was allowed before.
    case sendUnattended(Prompt)
    /// A file is to be chosen.
    case attachFile
    /// The files that wait in the composer are the answer.
    case sendFiles
    /// Calls of these tools are approved for the rest of the thread.
    case approveTools([String])
    /// This command answers its tool's calls for the rest of the thread without being asked for.
    case allowCommand(ToolCommand)
    case run(ToolCall, ToolCommand)
    case stop(ToolCallID)
    case open(String)
    /// Why nothing happened.
    case tell(String)
}
