package import BatonCore
internal import BatonEngine

/// What the user thinks of an answer, and what it cost where the answer did not say.
extension AppState {
    /// Asks for a comment, which may be empty; then the rating is sent.
    mutating func rateAnswer(isPositive: Bool) -> [AppCommand] {
        guard let turn = consideredTurn, let run = turn.run, let thread = active.machine?.thread else {
            return show(.info, "There is no answer to rate yet")
        }
        guard let handle = run.handle else { return show(.info, "The server never named this answer") }
        let answer = RatedAnswer(
            agent: thread.agent, thread: thread.id, run: run.id, handle: handle, prompt: turn.prompt.text)
        overlay = .line(LineEditor(purpose: .rate(answer, isPositive: isPositive), text: "", picker: nil))
        return []
    }

    mutating func rate(_ answer: RatedAnswer, _ rating: Rating) -> [AppCommand] {
        mark(answer.run, .sending(rating))
        return [.ask(answer.agent.profile, .rate(answer.run, answer.handle, rating))]
    }

    mutating func answerRated(
        _ run: RunID, _ rating: Rating, _ result: Result<ServerAnswer, PlatformFailure>
    ) -> [AppCommand] {
        guard case .failure(let failure) = result else {
            mark(run, .rated(rating))
            return []
        }
        mark(run, nil)
        return show(.error, "Not rated: \(failure.advice.sentence)", hint: failure.advice.next)
    }

    mutating func loadFigures() -> [AppCommand] {
        guard let run = consideredTurn?.run, let agent = active.agent else {
            return show(.info, "There is no answer yet")
        }
        guard let handle = run.handle else { return show(.info, "The server never named this answer") }
        return show(.info, "Asking for the figures") + [.ask(agent.profile, .usage(run.id, handle))]
    }

    mutating func figuresLoaded(
        _ run: RunID, _ result: Result<ServerAnswer, PlatformFailure>, at moment: Moment
    ) -> [AppCommand] {
        switch result {
        case .success(.usage(let usage)):
            guard let slot = slots.first(where: { $0.place(of: run) != nil }) else { return [] }
            let text = RunFooter.figures(of: usage).joined(separator: " · ")
            return tell(slot.number, .figuresFound(run, usage), at: moment)
                + show(.info, text.isEmpty ? "The server has no figures for it" : text)
        case .success: return []  // Another request's answer; the wiring never gives one.
        case .failure(let failure): return show(.warning, failure.advice.sentence, hint: failure.advice.next)
        }
    }

    /// The turn that a user means: in the transcript the one at the top of the screen, else the newest that has an answer.
    private var consideredTurn: Turn? {
        if isTranscriptFocused, let viewport, viewport.slot == activeNumber,
            0..<active.turnCount ~= viewport.top.section - 1,
            let turn = active.turn(at: viewport.top.section - 1), turn.isAnswered
        {
            return turn
        }
        return active.machine?.thread.turns.last(where: \.isAnswered)
    }

    private mutating func mark(_ run: RunID, _ mark: RatingMark?) {
        guard let number = slots.first(where: { $0.place(of: run) != nil })?.number else { return }
        self[number].mark(run, mark)
    }
}

/// What the screen says about an answer's rating.
package enum RatingMark: Hashable, Sendable {
    case sending(Rating)
    case rated(Rating)

    var text: String {
        switch self {
        case .sending: "rating …"
        case .rated(let rating):
            (rating.isPositive ? "rated good" : "rated bad") + (rating.comment.isEmpty ? "" : ", with a comment")
        }
    }
}

extension Turn {
    fileprivate var isAnswered: Bool { run?.state.isEnded == true && run?.items.isEmpty == false }
}
