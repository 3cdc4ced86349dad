internal import BatonCore
internal import BatonEngine

extension ConversationMachine {
    /// The thread's ids with those of its newest run laid over them.
    var ids: RemoteIDs {
        let ids = thread.handle?.ids ?? RemoteIDs()
        return ids.merging(thread.turns.last?.run?.handle?.ids ?? RemoteIDs())
    }

    /// Which of the platform's ways to talk to the agent has answered; nil where it has but one.
    var route: String? { thread.turns.last?.run?.handle?.route ?? thread.handle?.route }
}
