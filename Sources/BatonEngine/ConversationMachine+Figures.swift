internal import BatonCore

/// Figures that an answer did not carry, asked for after it.
extension ConversationMachine {
    /// Platforms write them down a moment after the answer.
    static let figuresDelay = Duration.seconds(3)

    /// What is to be done about the figures of a run that has just ended.
    mutating func followFigures(of run: Run) -> [ConversationCommand] {
        guard fetchesFigures, run.usage?.costUSD == nil, run.handle?.ids[.trace] != nil else { return [] }
        switch run.outcome {
        case .completed, .cutOff, .needs: break
        case .failed, .cancelled, .rejected, .expired, nil: return []
        }
        awaitedFigures = run.id
        return [.schedule(.figures(run.id), after: Self.figuresDelay)]
    }

    /// The user wants them now.
    mutating func requestFigures() -> [ConversationCommand] {
        guard let run = thread.turns.last(where: { $0.run?.state.isEnded == true })?.run, let handle = run.handle else {
            tell("There is no answer whose figures could be asked for", .info)
            return []
        }
        awaitedFigures = run.id
        areFiguresRequested = true
        return [.readFigures(run.id, handle)]
    }

    func readFigures(of run: RunID) -> [ConversationCommand] {
        guard awaitedFigures == run, let handle = thread.turns.last(where: { $0.run?.id == run })?.run?.handle else {
            return []
        }
        return [.readFigures(run, handle)]
    }

    /// They belong to their run, whatever has happened since.
    mutating func figuresFound(_ run: RunID, _ usage: Usage) -> [ConversationCommand] {
        let isRequested = endWait(for: run)
        guard let index = thread.turns.lastIndex(where: { $0.run?.id == run }), thread.turns[index].run != nil else {
            return []
        }
        thread.turns[index].run!.apply(.usageReported(usage), elapsed: .zero)  // Asked for in the line above.
        guard let found = thread.turns[index].run else { return [] }
        if isRequested { tell("These are all the figures that the platform has", .info) }
        return [.saveRun(found, thread.turns[index].id)]
    }

    mutating func figuresMissing(_ run: RunID, _ failure: PlatformFailure) -> [ConversationCommand] {
        guard endWait(for: run) else { return [] }  // Nobody asked: the answer stands without them.
        let advice = failure.advice
        tell(advice.sentence, .warning, hint: advice.next)
        return []
    }

    /// - Returns: whether the user waits for them.
    private mutating func endWait(for run: RunID) -> Bool {
        guard awaitedFigures == run else { return false }
        defer { areFiguresRequested = false }
        awaitedFigures = nil
        return areFiguresRequested
    }
}
