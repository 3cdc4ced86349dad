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

    func readFigures(of run: RunID) -> [ConversationCommand] {
        guard awaitedFigures == run, let handle = thread.turns.last(where: { $0.run?.id == run })?.run?.handle else {
            return []
        }
        return [.readFigures(run, handle)]
    }

    /// They belong to their run, whatever has happened since.
    mutating func figuresFound(_ run: RunID, _ usage: Usage) -> [ConversationCommand] {
        endWait(for: run)
        guard let index = thread.turns.lastIndex(where: { $0.run?.id == run }), thread.turns[index].run != nil else {
            return []
        }
        thread.turns[index].run!.apply(.usageReported(usage), elapsed: .zero)  // Asked for in the line above.
        guard let found = thread.turns[index].run else { return [] }
        return [.saveRun(found, thread.turns[index].id)]
    }

    /// Nobody asked: the answer stands without them.
    mutating func figuresMissing(_ run: RunID) -> [ConversationCommand] {
        endWait(for: run)
        return []
    }

    private mutating func endWait(for run: RunID) {
        if awaitedFigures == run { awaitedFigures = nil }
    }
}
