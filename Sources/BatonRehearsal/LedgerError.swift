/// Why a run cannot start.
package enum LedgerError: Error, Hashable, Sendable {
    /// Never seen, or forgotten since.
    case unknownConversation(ConversationID)
    /// The conversation's run has not ended.
    case busy(RunID)
}
