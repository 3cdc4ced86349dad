import BatonCore
import BatonEngine
import BatonInterface
import Testing

/// The steps of turns that only the history has.
@Suite struct StepPagingTests {
    private let long: LongThread
    private var session = Session()

    private init(_ withSteps: Set<Int>) {
        long = LongThread(count: 420, withSteps: withSteps)
        session.send(long.restored)
        _ = session.screen
    }

    init() { self.init([10, 60, 365, 400]) }

    /// Presses keys, and answers as the history does.
    private mutating func press(_ keys: String) {
        let start = session.commands.count
        session.press(keys)
        _ = session.screen
        long.answer(&session, since: start)
    }

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
