internal import BatonCore

/// What came about elsewhere and belongs to the conversation all the same.
extension ConversationMachine {
    /// Adds what the server has of the thread and this conversation has not; all of it where nothing was said yet.
    ///
    /// Only between turns: while a run goes on, or a prompt waits, nobody could tell whose turn comes first.
    mutating func turnsFound(_ remote: [RemoteTurn], at moment: Moment) -> [ConversationCommand] {
        guard phase == .idle, queue.isEmpty else { return [] }
        let missing = thread.missing(from: remote)
        guard !missing.isEmpty else { return [] }
        var commands: [ConversationCommand] = thread.turns.isEmpty ? [.saveThread(thread)] : []
        for remote in missing {
            let turn = Turn(remote, at: moment, using: &generator)
            thread.turns.append(turn)
            if let handle = turn.run?.handle { adopt(handle) }
            commands.append(.saveTurn(turn))
            if let run = turn.run { commands.append(.saveRun(run, turn.id)) }
        }
        if let run = thread.turns.last?.run, !run.state.isEnded, run.handle != nil { phase = .detached(run.id) }
        return commands
    }

    private mutating func adopt(_ newest: RemoteHandle) {
        thread.handle = thread.handle?.goingOn(with: newest) ?? newest
    }

    /// The platform's name for the thread, unless it has one already that is not the platform's own: the user's.
    mutating func titleGiven(_ title: String) -> [ConversationCommand] {
        guard thread.title == nil || thread.title == givenTitle, !title.isRetelling else { return [] }
        givenTitle = title
        thread.title = title
        return [.saveTitle(title)]
    }

    /// A thread that was never saved is saved with its title, when its first prompt is.
    mutating func titleChosen(_ title: String) -> [ConversationCommand] {
        thread.title = title
        givenTitle = nil
        return thread.turns.isEmpty ? [] : [.saveTitle(title)]
    }
}
