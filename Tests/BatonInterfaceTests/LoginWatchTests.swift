import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite("The login's end")
struct LoginWatchTests {
    // 2026-03-01 10:15 UTC, where the session's clock begins.
    private static let start: Int64 = 1_772_360_100_000

    private func watched() -> Session {
        var session = Session()
        session.send(.loginsFound(["rehearsal"]))
        _ = session.screen
        session.wait(.zero)
        return session
    }

    private func answer(_ session: inout Session, minutes: Int64, isRenewed: Bool = false) {
        let login = Login(until: Self.start + minutes * 60_000, isRenewed: isRenewed)
        session.send(.answered("rehearsal", .login, .success(.login(login))))
    }

    @Test("a profile's login is asked for after a frame has shown its slot, once, and only where it may end")
    func asked() {
        var session = Session()
        session.send(.loginsFound(["rehearsal-orq"]))
        _ = session.screen
        session.wait(.seconds(1))
        #expect(session.requests == [])
        session.press("Alt-4")
        #expect(session.requests == [])
        _ = session.screen
        session.wait(.zero)
        _ = session.screen
        session.wait(.seconds(60))
        #expect(session.requests == [.login])
    }

    @Test("a login that Baton renews, or that has no end, is never looked at again")
    func renewed() {
        var session = watched()
        answer(&session, minutes: 5, isRenewed: true)
        #expect(session.pendingTimers == [])
        #expect(!session.status.contains("login"))
        session = watched()
        session.send(.answered("rehearsal", .login, .success(.login(Login(who: "ann")))))
        #expect(session.pendingTimers == [])
    }

    @Test("nothing wakes up until ten minutes before the end; then the login is asked for again")
    func sleeps() {
        var session = watched()
        answer(&session, minutes: 60)
        #expect(session.pendingTimers.count == 1)
        session.wait(.seconds(50 * 60 - 1))
        #expect(session.requests == [.login])
        #expect(!session.status.contains("login"))
        session.wait(.seconds(1))
        #expect(session.requests == [.login, .login])
        answer(&session, minutes: 180)
        #expect(!session.status.contains("login"))
        #expect(session.pendingTimers.count == 1)
    }

    @Test("under ten minutes the status line counts them down, and says at the end that it is over and what to do")
    func countsDown() {
        var session = watched()
        answer(&session, minutes: 8)
        #expect(session.status.contains("login expires in 8 min"))
        session.wait(.seconds(61))
        #expect(session.status.contains("login expires in 7 min"))
        session.wait(.seconds(8 * 60))
        #expect(session.requests == [.login, .login])
        session.send(
            .answered(
                "rehearsal", .login,
                .failure(PlatformFailure(.unauthorized, "Token expired", hint: "Run: orchestrate env activate local"))))
        session.wait(.seconds(30))
        #expect(session.status.contains("login expired · Run: orchestrate env activate local"))
        #expect(session.pendingTimers == [])
        #expect(session.requests.count == 2)
    }

    @Test("whoever comes back to the terminal may have renewed it")
    func comesBack() {
        var session = watched()
        session.send(.answered("rehearsal", .login, .failure(PlatformFailure(.unauthorized, "Gone", hint: "Sign in"))))
        session.send(.input(.focusChanged(true)))
        #expect(session.requests == [.login, .login])
        answer(&session, minutes: 120)
        session.press("Esc")
        #expect(!session.status.contains("login"))
    }

    @Test("a server that does not answer is no reason to say anything")
    func unreachable() {
        var session = watched()
        session.send(.answered("rehearsal", .login, .failure(PlatformFailure(.unreachable, "Nobody answers"))))
        #expect(!session.status.contains("Nobody"))
        #expect(session.pendingTimers == [])
    }

    @Test("only the slot in sight speaks of its profile's login")
    func other() {
        var session = watched()
        answer(&session, minutes: 8)
        session.press("Alt-4")
        #expect(!session.status.contains("login"))
    }
}
