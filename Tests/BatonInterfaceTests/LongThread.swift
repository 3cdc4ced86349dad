import BatonCore
import BatonEngine
import BatonInterface

/// A thread that is longer than what is in memory, and the history that has it.
struct LongThread {
    let count: Int
    /// The numbers of the turns that have a step.
    var withSteps: Set<Int> = []

    var restored: AppEvent {
        var thread = ChatThread(id: "long", agent: AgentReference(profile: "rehearsal", agent: "guide"))
        thread.turns = turns(count - ChatThread.page..<count)
        thread.earlierTurnCount = count - ChatThread.page
        return .threadRestored(RestoredThread(thread: thread), at: nil)
    }

    /// Answers as the history does until no page is asked for that was not when the session had so many commands.
    func answer(_ session: inout Session, since start: Int) {
        var answered = start
        while answered < session.commands.count {
            answered += 1
            guard case .loadTurns(let thread, let page) = session.commands[answered - 1] else { continue }
            let range = range(of: page)
            session.send(
                .turnsLoaded(
                    thread, page, .success(LoadedTurns(turns: turns(range), countBefore: range.lowerBound))))
            _ = session.screen
        }
    }

    private func range(of page: TurnPage) -> Range<Int> {
        switch page {
        case .before(let id): max(0, index(id) - ChatThread.page)..<index(id)
        case .after(let id): index(id) + 1..<min(count, index(id) + 1 + ChatThread.page)
        case .first: 0..<ChatThread.page
        case .around(_, let index): max(0, index - 25)..<min(count, index + 50)
        }
    }

    private func index(_ id: TurnID) -> Int { Int(id.text.dropFirst()) ?? 0 }

    private func turns(_ range: Range<Int>) -> [Turn] { range.map(turn) }

    private func turn(_ index: Int) -> Turn {
        let moment = Moment(monotonic: .zero, unixMilliseconds: 0)
        var turn = Turn(id: TurnID("t\(index)"), prompt: Prompt("question \(index)"), created: moment)
        var run = Run(id: RunID("r\(index)"), began: moment)
        if withSteps.contains(index) {
            let call = ToolCall(id: "c", name: "look_up", arguments: ["number": .string("\(index)")])
            run.apply(.stepStarted(Step(id: "s", kind: .tool, name: "look_up", call: call)), elapsed: .zero)
            run.apply(.stepEnded("s", StepEnd(result: ["found": .string("\(index)")])), elapsed: .zero)
        }
        run.apply(.partCompleted(Part(id: "p", kind: .text, text: "answer \(index)")), elapsed: .zero)
        run.apply(.ended(.completed), elapsed: .zero)
        turn.run = run
        return turn
    }
}
