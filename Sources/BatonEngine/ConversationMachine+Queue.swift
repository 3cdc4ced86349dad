internal import BatonCore

extension ConversationMachine {
    mutating func submit(_ prompt: Prompt, at moment: Moment) -> [ConversationCommand] {
        guard phase == .idle else {
            queue.append(prompt)
            if case .detached = phase {
                tell("Queued; looking after the earlier run first", .info, remedies: [.newThread])
                return reattach()
            }
            tell("Queued: sent when this run has ended", .info)
            return []
        }
        return begin(prompt, at: moment)
    }

    mutating func begin(_ prompt: Prompt, at moment: Moment) -> [ConversationCommand] {
        // A model has no memory, and a new conversation does not know the one that it goes on from.
        let transcript = thread.agent.model != nil || isForked ? thread.transcript : []
        var turn = Turn(id: .random(using: &generator), prompt: prompt, created: moment)
        let run = Run(id: .random(using: &generator), began: moment)
        turn.run = run
        let opening: [ConversationCommand] = thread.turns.isEmpty ? [.saveThread(thread)] : []
        thread.turns.append(turn)
        phase = .contacting(run.id, cancelWanted: false)
        notice = nil
        returnedPrompt = nil
        var request = RunRequest(
            agent: thread.agent.agent, prompt: prompt, continuing: thread.handle, parameters: parameters,
            transcript: transcript)
        request.isPlainCompletion = isPlainCompletion
        return opening + [.saveTurn(turn), .startRun(run.id, request)]
    }

    mutating func next(at moment: Moment) -> [ConversationCommand] {
        isQueueHeld = false
        guard !queue.isEmpty else { return [] }
        return begin(queue.removeFirst(), at: moment)
    }

    mutating func turnNotSaved(
        _ turn: TurnID, _ failure: HistoryFailure, at moment: Moment
    ) -> [ConversationCommand] {
        guard case .contacting = phase, thread.turns.last?.id == turn else { return [] }
        let failure = PlatformFailure(
            .local, "The prompt could not be kept, so it was not sent: \(failure.message)", attempt: "saving the prompt"
        )
        return finish(.failed(failure), at: moment)
    }
}
