import BatonCore
import BatonEngine
import BatonInterface
import Testing

/// Threads that are longer than what is in memory.
@Suite struct PagingTests {
    private static let agent = AgentReference(profile: "rehearsal", agent: "guide")
    private static let count = 420

    private static func turn(_ index: Int) -> Turn {
        let moment = Moment(monotonic: .zero, unixMilliseconds: 0)
        var turn = Turn(id: TurnID("t\(index)"), prompt: Prompt("question \(index)"), created: moment)
        var run = Run(id: RunID("r\(index)"), began: moment)
        run.apply(.partCompleted(Part(id: "p", kind: .text, text: "answer \(index)")), elapsed: .zero)
        run.apply(.ended(.completed), elapsed: .zero)
        turn.run = run
        return turn
    }

    private static func turns(_ range: Range<Int>) -> [Turn] { range.map(turn) }

    private static var thread: ChatThread {
        var thread = ChatThread(id: "long", agent: agent)
        thread.turns = turns(count - ChatThread.page..<count)
        thread.earlierTurnCount = count - ChatThread.page
        return thread
    }

    private func opened(at hit: SearchHit? = nil) -> Session {
        var session = Session()
        session.send(.threadRestored(RestoredThread(thread: Self.thread), at: hit))
        _ = session.screen
        return session
    }

    /// What the history answers to the newest page that was asked for.
    private func answer(_ session: inout Session) {
        guard case .loadTurns(let thread, let page)? = session.commands.last(where: \.isPage) else { return }
        let range: Range<Int>
        switch page {
        case .before(let id): range = max(0, index(id) - ChatThread.page)..<index(id)
        case .after(let id): range = index(id) + 1..<min(Self.count, index(id) + 1 + ChatThread.page)
        case .first: range = 0..<ChatThread.page
        case .around(_, let index): range = max(0, index - 25)..<min(Self.count, index + 50)
        }
        session.send(
            .turnsLoaded(
                thread, page, .success(LoadedTurns(turns: Self.turns(range), countBefore: range.lowerBound))))
        _ = session.screen
    }

    private func index(_ id: TurnID) -> Int { Int(id.text.dropFirst()) ?? 0 }

    private func pages(_ session: Session) -> Int { session.commands.count(where: \.isPage) }

    /// The questions in sight, by their numbers.
    private func questions(_ session: inout Session) -> [Int] {
        session.screen.split(separator: "\n").compactMap { row in
            row.contains("▌ question ") ? row.split(separator: " ").compactMap { Int($0) }.first : nil
        }
    }

    @Test("opening a thread asks for no page: its newest turns are there")
    func opening() {
        var session = opened()
        #expect(pages(session) == 0)
        #expect(questions(&session).last == 419)
    }

    @Test("scrolling up goes through every turn, in its order, to the beginning; memory stays a few pages")
    func up() {
        var session = opened()
        var seen: [Int] = questions(&session).reversed()
        for _ in 0..<2_000 where seen.last != 0 {
            let before = pages(session)
            session.press("PgUp")
            _ = session.screen
            if pages(session) > before { answer(&session) }
            for question in questions(&session).reversed() where question < seen[seen.count - 1] {
                seen.append(question)
            }
        }
        #expect(seen == Array((0..<Self.count).reversed()))
        #expect(session.state.active.turnsInMemory <= 5 * ChatThread.page)
        #expect(session.screen.contains("more turns"))
    }

    @Test("and down again through every turn to the newest, where the end is followed again")
    func down() {
        var session = opened()
        session.press("Alt-<")
        answer(&session)
        var seen: [Int] = questions(&session)
        #expect(seen.first == 0)
        for _ in 0..<2_000 where seen.last != 419 {
            let before = pages(session)
            session.press("PgDn")
            _ = session.screen
            if pages(session) > before { answer(&session) }
            for question in questions(&session) where question > seen[seen.count - 1] { seen.append(question) }
        }
        #expect(seen == Array(0..<Self.count))
        session.press("PgDn PgDn")
        #expect(session.state.active.scroll == .tail)
    }

    @Test("the end is one key away from anywhere, and what was loaded above goes")
    func end() {
        var session = opened()
        session.press("Alt-<")
        answer(&session)
        session.press("Alt->")
        #expect(questions(&session).last == 419)
        #expect(session.state.active.turnsInMemory == ChatThread.page)
    }

    @Test("a turn that a search has found is at the top of the screen, wherever it stands in its thread")
    func hits() {
        for index in [0, 3, 200, 368, 369, 370, 395] {
            let hit = SearchHit(
                thread: "long", title: "", agent: Self.agent, turn: TurnID("t\(index)"), turnIndex: index, created: 0,
                kind: .prompt, snippet: [])
            var session = opened(at: hit)
            if pages(session) > 0 { answer(&session) }
            #expect(questions(&session).first == index)
        }
    }

    @Test("a page comes in above without moving what is being read")
    func steady() {
        var session = opened()
        for _ in 0..<200 where pages(session) == 0 {
            session.press("PgUp")
            _ = session.screen
        }
        let before = questions(&session)
        answer(&session)
        #expect(questions(&session) == before)
    }

    @Test("a page that cannot be read is told once")
    func failure() {
        var session = opened()
        session.press("Alt-<")
        session.send(.turnsLoaded("long", .first, .failure(HistoryFailure("The disk is gone."))))
        #expect(session.status.contains("The disk is gone."))
        _ = session.screen
        #expect(pages(session) == 1)
    }
}

extension AppCommand {
    fileprivate var isPage: Bool { if case .loadTurns = self { true } else { false } }
}
