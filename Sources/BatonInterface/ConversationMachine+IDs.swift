internal import BatonCore
internal import BatonEngine

extension ConversationMachine {
    /// The thread's ids with those of its newest run laid over them.
    var ids: RemoteIDs {
        let ids = thread.handle?.ids ?? RemoteIDs()
        return ids.merging(thread.turns.last?.run?.handle?.ids ?? RemoteIDs())
    }

    /// What the conversation was known by before, the newest first: each of these goes on from where it was.
    var earlierIDs: [(kind: RemoteIDs.Kind, text: String)] {
        var known = Set(ids.all.map(\.text))
        return thread.turns.reversed().flatMap { turn in
            (turn.run?.handle?.ids.all ?? []).filter { id in
                [.thread, .task, .response].contains(id.kind) && known.insert(id.text).inserted
            }
        }
    }

    /// Which of the platform's ways to talk to the agent has answered; nil where it has but one.
    var route: String? { thread.turns.last?.run?.handle?.route ?? thread.handle?.route }
}
