import BatonCore
import BatonInterface
import Testing

@Suite("Copying")
struct CopyTests {
    private func answered(_ text: String) -> Session {
        var session = Session()
        session.say("hello")
        session.receive(.accepted(thread: "2bd3d825-aaaa", run: "c5af3b86-bbbb"), .text(text), .ended(.completed))
        return session
    }

    private func copied(_ session: Session) -> [AppCommand] {
        session.commands.filter { if case .copy = $0 { true } else { false } }
    }

    @Test("the last answer is copied as its agent wrote it, whatever the screen shows", arguments: ["Alt-w", "C-x c"])
    func answer(key: String) {
        var session = answered("# A *title*\n\n- one\n- two\n")
        session.press(key)
        #expect(copied(session) == [.copy("# A *title*\n\n- one\n- two\n", what: "the last answer (25 B)")])
    }

    @Test("where nothing was answered, nothing is copied, and that is said")
    func nothing() {
        var session = Session()
        for key in ["Alt-w", "C-x C"] {
            session.press(key)
            #expect(session.status.contains("There is no answer yet"))
        }
        #expect(copied(session).isEmpty)
    }

    @Test("c in the list of ids copies them in full, a line each")
    func ids() {
        var session = answered("x")
        session.press("C-x i c")
        guard case .copy(let text, let what) = copied(session).first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(text.contains("thread: 2bd3d825-aaaa\n"))
        #expect(text.contains("run: c5af3b86-bbbb\n"))
        #expect(what.contains("ids ("))
        #expect(session.screen.contains(" Ids "))
    }

    @Test("code blocks are listed in their order, those inside lists and quotes too, and the chosen one is copied")
    func code() {
        var session = answered(
            "```swift\nlet x = 1\n```\n\n- item\n\n  ```sh\n  ls\n  pwd\n  ```\n\n> ```\n> quoted\n> ```\n")
        session.press("C-x C")
        #expect(
            session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2...6].joined(separator: "\n")
                == """
                 Code                                                 Enter copies · Esc closes

                 › [1]  swift             1 line · 9 B   let x = 1
                   [2]  sh               2 lines · 6 B   ls
                   [3]  code              1 line · 6 B   quoted
                """)
        session.press("Down Enter")
        #expect(copied(session) == [.copy("ls\npwd\n", what: "code block 2 (7 B)")])
        #expect(session.state.overlay == nil)
    }
}
