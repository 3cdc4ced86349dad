import BatonCore
import BatonInterface
import BatonScreen
import Testing

@Suite("The thread in the scrollback")
struct ThreadPrintTests {
    private func printed(_ session: Session) -> [String] {
        for command in session.commands {
            if case .print(let rows) = command { return rows.map { $0.map(\.text).joined() } }
        }
        return []
    }

    @Test("all of it, however little the screen shows, with wide code wrapped and nothing that acts")
    func all() {
        var session = Session(columns: 40, rows: 10)
        for number in 1...20 {
            session.say("question \(number)")
            session.receive(
                .accepted(thread: "t", run: "r\(number)"),
                .text("```\n\(String(repeating: "code ", count: 20))end\(number)\n```\n\u{1B}]0;x\u{7}\u{9B}2J\n"),
                .ended(.completed))
        }
        session.press("C-x !")
        let rows = printed(session)
        for number in 1...20 {
            #expect(rows.contains { $0.contains("question \(number) ") })
            #expect(rows.contains { $0.contains("end\(number)") })
        }
        #expect(rows.allSatisfy { TextWidth.columns(of: $0) <= 40 })
        #expect(
            rows.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) } })
    }

    private func question(_ row: String) -> Int? {
        row.hasPrefix("▌ question ") ? row.split(separator: " ").compactMap { Int($0) }.first : nil
    }

    @Test("turns that are not loaded are read for it, page by page, and stand in their order below the greeting")
    func pages() {
        let long = LongThread(count: 420)
        var session = Session()
        session.send(long.restored)
        _ = session.screen
        let start = session.commands.count
        session.press("C-x !")
        #expect(session.status.contains("Reading 370 earlier turns to print them · Esc stops it"))
        long.answer(&session, since: start)
        let rows = printed(session)
        #expect(rows.compactMap(question) == Array(0..<420))
        #expect(rows.first?.hasPrefix("guide · rehearsal") == true)
        #expect(!session.status.contains("Reading"))
        // The screen has not read them.
        #expect(session.state.active.turnsInMemory == ChatThread.page)
    }

    @Test("of a thread that no terminal keeps, the newest turns are printed, and the first row says so")
    func endless() throws {
        let long = LongThread(count: 20_000)
        var session = Session()
        session.send(long.restored)
        let start = session.commands.count
        session.press("C-x !")
        long.answer(&session, since: start)
        let rows = printed(session)
        let questions = rows.compactMap(question)
        let first = try #require(questions.first)
        #expect(first > 0 && questions == Array(first..<20_000))
        #expect(rows[0].contains("⋯ \(first) earlier turns are left out"))
        #expect(rows.prefix(2).joined().contains("C-x C-w writes"))
        #expect(rows.count < 21_000)
    }

    @Test("Esc stops the reading; a page that cannot be read ends it")
    func stopping() {
        var session = Session()
        session.send(LongThread(count: 420).restored)
        session.press("C-x ! Esc")
        #expect(session.status.contains("The thread is not printed"))
        session.press("C-x !")
        session.send(.turnsLoaded("long", .before("t370"), .failure(HistoryFailure("The disk is gone."))))
        #expect(session.status.contains("The disk is gone."))
        #expect(printed(session).isEmpty)
    }
}
