import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct PaletteTests {
    private func rows(_ session: inout Session) -> [String] {
        session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("the palette at 80×24 shows names, what they do or why not, and the keys")
    func golden() {
        var session = Session()
        session.press("Alt-x")
        session.type("thr")
        #expect(
            rows(&session)[2...8].joined(separator: "\n") == """
                 Command  thr                                                       36 commands

                 › threads               threads: here and at the servers          Alt-t  C-x t
                   new-thread            This thread is new                               C-x n
                   print-thread          the thread in the terminal's own scrollback      C-x !
                   allow-for-thread      The agent asks nothing                           C-x Y
                   search-threads        search all threads                               C-x S
                """)
    }

    @Test("Enter runs what is selected, in the place that was left")
    func runs() {
        var session = Session()
        session.type("a draft")
        session.press("C-x p")
        session.type("ids")
        session.press("Enter")
        #expect(session.screen.contains(" Ids "))
        #expect(session.draft == "a draft")
    }

    @Test("what cannot be done says why, and the palette stays")
    func disabled() {
        var session = Session()
        session.press("Alt-x")
        session.type("cancel")
        #expect(session.screen.contains("Nothing is running here"))
        session.press("Enter")
        #expect(session.status.hasPrefix(" Nothing is running here"))
        #expect(session.screen.contains(" Command "))
        session.press("Esc")
        session.wait(.seconds(60))
        session.say("hello")
        session.press("Alt-x")
        session.type("cancel")
        #expect(!session.screen.contains("Nothing is running here"))
        session.press("Enter")
        #expect(session.state.active.isCancelling)
    }

    @Test("the reason that it gives is the one that the command itself gives", arguments: [1, 7])
    func obstacles(slot: Int) {
        for binding in Keymap.standard.bindings where binding.context == .everywhere {
            guard let keys = binding.sequences.first else { continue }
            var session = Session()
            session.press("Alt-\(slot) Esc")
            guard let obstacle = session.state.obstacle(to: binding.command) else { continue }
            session.press(keys.notation)
            #expect(session.status.hasPrefix(" \(obstacle)"), "\(binding.help): \(session.status)")
        }
    }

    @Test("whatever is chosen in it, the screen goes on")
    func all() {
        for name in UserCommand.names {
            var session = Session()
            session.press("Alt-x")
            session.type(name)
            session.press("Enter")
            _ = session.screen
        }
    }

    // MARK: Behind a slash

    @Test("a slash on an empty composer asks for a command, and Enter runs it")
    func slash() {
        var session = Session()
        session.type("/ids")
        #expect(session.screen.contains(" Command  /ids"))
        session.press("Enter")
        #expect(session.screen.contains(" Ids "))
        #expect(session.draft == "")
    }

    @Test("names that begin so come first, then names of which a part does; Tab types on")
    func completes() {
        var session = Session()
        session.type("/step")
        #expect(rows(&session)[4].hasPrefix(" › steps  "))
        session.press("C-u")
        session.type("new")
        #expect(rows(&session)[4].hasPrefix(" › new-thread  "))
        session.press("Tab")
        #expect(session.screen.contains(" Command  /new-thread"))
        session.press("C-u")
        session.type("reat")
        session.press("Tab Backspace")
        #expect(session.screen.contains(" Command  /reattac"))
    }

    @Test("a text that is no command is a message: by Enter, Esc, a space or another slash")
    func messages() {
        var session = Session()
        session.type("/sim")
        #expect(session.screen.contains("No command begins like that: Enter sends it as a message."))
        session.press("Enter")
        #expect(session.startedPrompts == ["/sim"])
        session = Session()
        session.type("/sim tool")
        #expect(session.draft == "/sim tool")
        session = Session()
        session.type("/etc/passwd is what?")
        #expect(session.draft == "/etc/passwd is what?")
        session = Session()
        session.type("/help")
        session.press("Esc")
        #expect(session.draft == "/help")
        session.press("Enter")
        #expect(session.startedPrompts == ["/help"])
        session = Session()
        session.type("/")
        session.send(.input(.paste("usr/bin\nand more")))
        #expect(session.draft == "/usr/bin\nand more")
    }

    @Test("Backspace takes the slash itself away; C-c all of it")
    func erases() {
        var session = Session()
        session.type("/")
        session.press("Backspace")
        #expect(session.draft == "" && !session.screen.contains(" Command "))
        session.type("/ne")
        session.press("C-c")
        #expect(session.draft == "" && !session.screen.contains(" Command "))
    }

    @Test("a space behind the name of a list opens it to be filtered: /agent NAME")
    func argument() {
        var session = Session()
        session.type("/agent ")
        #expect(session.commands.contains(.loadAgents("rehearsal")))
        let agents = ["guide", "clerk"].map { Agent(id: ID($0), name: $0) }
        session.send(.agentsLoaded("rehearsal", .success(agents)))
        session.type("cle")
        #expect(session.screen.contains(" › clerk"))
        session.press("Enter")
        #expect(session.state.active.agent == AgentReference(profile: "rehearsal", agent: "clerk"))
    }

    @Test("a slash behind other text is a slash")
    func inText() {
        var session = Session()
        session.type("and/or")
        #expect(session.draft == "and/or")
    }
}
