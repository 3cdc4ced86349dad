import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("A wait that the server asked for")
struct CountdownTests {
    private func session(retryAfter: Duration?) -> Session {
        var session = Session(columns: 100)
        session.say("hello")
        session.conversation {
            .streamEnded(
                $0, PlatformFailure(.rateLimited, "Too many requests", httpStatus: 429, retryAfter: retryAfter))
        }
        return session
    }

    @Test("it is counted down second by second, first beside the failure, then beside the state; the draft is kept")
    func counts() {
        var session = session(retryAfter: .seconds(58))
        #expect(session.status.hasPrefix(" Too many requests (HTTP 429). · again in 58 s"))
        session.wait(.milliseconds(900))
        #expect(session.status.contains("again in 58 s"))
        session.wait(.milliseconds(200))
        #expect(session.status.contains("again in 57 s"))
        session.wait(.seconds(20))
        #expect(session.status.hasPrefix(" failed · again in 37 s"))
        #expect(session.draft == "hello")
        session.wait(.seconds(37))
        #expect(session.status.hasPrefix(" failed · C-x R sends it again"))
    }

    @Test("only a wait that is shown keeps a timer, and none is left once it is over")
    func timer() {
        var session = session(retryAfter: .seconds(3))
        #expect(session.pendingTimers.contains(.countdown))
        session.press("Alt-2")
        session.wait(.seconds(2))
        #expect(!session.pendingTimers.contains(.countdown))
        session.press("Alt-1")
        #expect(session.status.contains("again in 1 s"))
        #expect(session.pendingTimers.contains(.countdown))
        session.wait(.seconds(2))
        #expect(!session.pendingTimers.contains(.countdown))
        #expect(session.status.contains("C-x R sends it again"))
    }

    @Test("sending again ends it, and a refusal without a time has none")
    func ends() {
        var session = session(retryAfter: .seconds(90))
        #expect(session.status.contains("again in 1:30") || session.status.contains("again in 01:30"))
        session.press("C-x R")
        #expect(!session.status.contains("again in"))
        #expect(!self.session(retryAfter: nil).pendingTimers.contains(.countdown))
    }

    @Test("a run that stands still until a review elsewhere says so in the status line, until it goes on")
    func paused() {
        let need = Need(kind: .approval, question: "send waits for an approval in orq.ai", isAnswerable: false)
        var session = Session(columns: 100)
        session.say("hello")
        session.receive(.accepted(thread: "T", run: "R"), .paused(need))
        #expect(session.status.hasPrefix(" needs approval "))
        #expect(session.screen.contains("send waits for an approval in orq.ai"))
        session.receive(.paused(nil))
        #expect(session.status.hasPrefix(" working "))
    }

    @Test("ids that the conversation had before are listed after the present ones, the newest first")
    func earlierIDs() {
        var session = Session(columns: 100, rows: 30)
        for task in ["T1", "T2", "T3"] {
            session.say("go")
            session.receive(
                .accepted(RemoteHandle(platform: .orq, ids: RemoteIDs([.task: task, .trace: "R" + task]))),
                .ended(.completed))
        }
        session.press("C-x i")
        let rows = session.screen.split(separator: "\n").filter { $0.contains("task ") }.map { row in
            row.split(separator: " ").joined(separator: " ")
        }
        #expect(rows.prefix(3) == ["task T3", "old task T2", "old task T1"])
        #expect(!session.screen.contains("RT1"))
    }

    @Test("content that came with the answer is listed by name, type and size, and saved; it is not opened")
    func inline() {
        let file = OfferedFile(
            kind: .image, name: "plot.png", address: "data:image/png;base64,aGVsbG8h", mediaType: "image/png",
            byteCount: 6)
        var session = Session(columns: 100)
        session.say("draw")
        session.receive(.text("Here."), .filesOffered([file]), .ended(.completed))
        #expect(session.screen.contains("  image: plot.png · image/png · 6 B\n"))
        session.press("C-x g")
        #expect(session.screen.contains("    plot.png · image/png · 6 B"))
        #expect(!session.screen.contains("base64"))
        session.press("Enter")
        #expect(!session.commands.contains { if case .open = $0 { true } else { false } })
        session.press("C-x g s")
        #expect(session.commands.contains(.save(file, "rehearsal")))
    }
}
