import BatonCore
import BatonEngine
import BatonInterface
import Testing

/// The steps of turns that only the history has.
@Suite struct StepPagingTests {
    private static let count = 420

    /// A turn with a step where `index` ends in 10, 60 …, so that a page has one.
    private static func turn(_ index: Int, hasSteps: Bool) -> Turn {
        let moment = Moment(monotonic: .zero, unixMilliseconds: 0)
        var turn = Turn(id: TurnID("t\(index)"), prompt: Prompt("question \(index)"), created: moment)
        var run = Run(id: RunID("r\(index)"), began: moment)
        if hasSteps {
            let call = ToolCall(id: "c", name: "look_up", arguments: ["number": .string("\(index)")])
            run.apply(.stepStarted(Step(id: "s", kind: .tool, name: "look_up", call: call)), elapsed: .zero)
            run.apply(.stepEnded("s", StepEnd(result: ["found": .string("\(index)")])), elapsed: .zero)
        }
        run.apply(.partCompleted(Part(id: "p", kind: .text, text: "answer \(index)")), elapsed: .zero)
        run.apply(.ended(.completed), elapsed: .zero)
        turn.run = run
        return turn
    }

    private let withSteps: Set<Int>
    private var session = Session()

    /// - Parameter withSteps: the numbers of the turns that have a step.
    private init(_ withSteps: Set<Int>) {
        self.withSteps = withSteps
        var thread = ChatThread(id: "long", agent: AgentReference(profile: "rehearsal", agent: "guide"))
        thread.turns = turns(Self.count - ChatThread.page..<Self.count)
        thread.earlierTurnCount = Self.count - ChatThread.page
        session.send(.threadRestored(RestoredThread(thread: thread), at: nil))
        _ = session.screen
    }

    init() { self.init([10, 60, 365, 400]) }

    private func turns(_ range: Range<Int>) -> [Turn] {
        range.map { Self.turn($0, hasSteps: withSteps.contains($0)) }
    }

    private var pages: [TurnPage] {
        session.commands.compactMap { if case .loadTurns(_, let page) = $0 { page } else { nil } }
    }

    /// Presses keys, and answers as the history does until no page is asked for any more.
    private mutating func press(_ keys: String) {
        var answered = pages.count
        session.press(keys)
        _ = session.screen
        while pages.count > answered {
            let page = pages[answered]
            answered += 1
            let range: Range<Int>
            switch page {
            case .before(let id): range = max(0, index(id) - ChatThread.page)..<index(id)
            case .after(let id): range = index(id) + 1..<min(Self.count, index(id) + 1 + ChatThread.page)
            case .first: range = 0..<ChatThread.page
            case .around(_, let index): range = max(0, index - 25)..<min(Self.count, index + 50)
            }
            session.send(
                .turnsLoaded("long", page, .success(LoadedTurns(turns: turns(range), countBefore: range.lowerBound))))
            _ = session.screen
        }
    }

    private func index(_ id: TurnID) -> Int { Int(id.text.dropFirst()) ?? 0 }

    @Test("from turn to turn the viewer comes to every step of the thread, loaded or not, and back")
    mutating func walking() {
        press("C-x j")
        #expect(session.screen.contains("turn 401 of 420"))
        for number in [366, 61, 11] {
            press("{")
            #expect(session.screen.contains("turn \(number) of 420"))
            #expect(session.screen.contains("{\"number\": \"\(number - 1)\"}"))
        }
        press("{")
        #expect(session.status.contains("No older turn has steps"))
        #expect(session.screen.contains("turn 11 of 420"))
        for number in [61, 366, 401] {
            press("}")
            #expect(session.screen.contains("turn \(number) of 420"))
        }
        press("}")
        #expect(session.status.contains("No newer turn has steps"))
        // The transcript stands where it stood.
        press("q")
        #expect(session.state.active.scroll == .tail)
        #expect(session.state.active.turnsInMemory == ChatThread.page)
    }

    @Test("where none of the turns in memory has steps, the newest ones of the history are opened")
    mutating func newest() {
        self = StepPagingTests([60])
        press("C-x j")
        #expect(session.screen.contains("turn 61 of 420"))
        self = StepPagingTests([])
        press("C-x j")
        #expect(session.status.contains("No steps yet"))
        #expect(session.state.overlay == nil)
    }

    @Test("a step in the transcript of such a turn opens with Enter, and its density can be changed")
    mutating func opening() {
        press("Alt-<")
        press("Alt-Up g } } } } } } } } } } ]")
        #expect(session.screen.contains("look_up"))
        press("Enter")
        #expect(session.screen.contains("turn 11 of 420"))
        press("z q")
        #expect(session.screen.contains("{\"number\": \"10\"}"))
    }

    @Test("a density for all is that of the history's turns too")
    mutating func densities() {
        press("Alt-<")
        press("Alt-Up g } } } } } } } } } }")
        #expect(!session.screen.contains("{\"number\": \"10\"}"))
        press("C-x . C-x .")
        #expect(session.screen.contains("{\"number\": \"10\"}"))
    }

    @Test("a page that cannot be read is told, and the viewer stays where it is")
    mutating func failure() {
        session.press("C-x j {")
        session.send(
            .turnsLoaded("long", .before("t370"), .failure(HistoryFailure("The disk is gone."))))
        #expect(session.status.contains("The disk is gone."))
        #expect(session.screen.contains("turn 401 of 420"))
    }
}
