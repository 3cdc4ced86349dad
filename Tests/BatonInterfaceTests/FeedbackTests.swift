import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("Feedback and figures")
struct FeedbackTests {
    private func answered() -> Session {
        var session = Session()
        session.exchange("first?", "one", thread: "t", run: "r1")
        session.exchange("second?", "two", thread: "t", run: "r2")
        return session
    }

    private func rated(_ session: Session) -> (run: RunID, handle: RemoteHandle, rating: Rating)? {
        guard case .rate(let run, let handle, let rating) = session.requests.last else { return nil }
        return (run, handle, rating)
    }

    @Test("the newest answer is rated with a comment or without, and its footer says so once the server has it")
    func newest() throws {
        var session = answered()
        session.press("C-x +")
        #expect(session.screen.contains(" Good answer to “second?”:"))
        #expect(session.requests == [])
        session.type("short")
        session.press("Enter")
        let (run, handle, rating) = try #require(rated(session))
        #expect(handle.ids[.run] == "r2")
        #expect(rating == Rating(isPositive: true, comment: "short"))
        #expect(session.screen.contains("rating …"))
        session.send(.answered("rehearsal", .rate(run, handle, rating), .success(.done)))
        #expect(session.screen.contains("rated good, with a comment"))
        session.press("C-x - Enter")
        #expect(rated(session)?.rating == Rating(isPositive: false))
    }

    @Test("in the transcript it is the answer at the top of the screen, and the line says which")
    func atTop() {
        var session = answered()
        session.resize(80, 10)
        _ = session.screen
        session.press("Alt-Up g")
        _ = session.screen
        session.press("j j j j")
        _ = session.screen
        session.press("-")
        #expect(session.screen.contains(" Bad answer to “first?”:"))
        session.press("Enter")
        #expect(rated(session)?.handle.ids[.run] == "r1")
    }

    @Test("Esc rates nothing, and there is nothing to rate before an answer")
    func abandoned() {
        var session = Session()
        session.press("C-x +")
        #expect(session.status.contains("There is no answer to rate yet"))
        session = answered()
        session.press("C-x + Esc")
        #expect(session.requests == [])
        #expect(session.state.overlay == nil)
    }

    @Test("a rating that the server does not take leaves no mark, and is told with what to do")
    func refused() throws {
        var session = answered()
        session.press("C-x + Enter")
        let (run, handle, rating) = try #require(rated(session))
        session.send(
            .answered(
                "rehearsal", .rate(run, handle, rating),
                .failure(PlatformFailure(.unsupported, "orq.ai gave no trace for this turn"))))
        #expect(session.status.contains("Not rated: orq.ai gave no trace for this turn."))
        #expect(!session.screen.contains("rating …"))
    }

    @Test("figures that were asked for stand in the footer of their run, and are stored with it")
    func figures() throws {
        var session = answered()
        session.press("C-x $")
        guard case .usage(let run, let handle) = session.requests.last else {
            Issue.record("nothing was asked")
            return
        }
        session.send(
            .answered("rehearsal", .usage(run, handle), .success(.usage(Usage(totalTokens: 12, costUSD: 0.0013)))))
        #expect(session.screen.contains("12 tokens · $0.0013"))
        guard case .saveRun(let saved, _) = session.conversationCommands.last else {
            Issue.record("nothing was stored")
            return
        }
        #expect(saved.id == run && saved.usage?.totalTokens == 12)
    }

    @Test("a platform that keeps no figures says so")
    func noFigures() {
        var session = answered()
        session.press("C-x $")
        guard let request = session.requests.last else { return }
        session.send(
            .answered(
                "rehearsal", request,
                .failure(PlatformFailure(.unsupported, "This platform keeps no figures beside the answer"))))
        #expect(session.status.contains("keeps no figures"))
    }
}
