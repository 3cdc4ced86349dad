import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("Exporting a thread")
struct ExportTests {
    private static let entries = [
        FileEntry(name: "letters", isFolder: true), FileEntry(name: "what is 6.md", isFolder: false, size: 12_345),
    ]

    private func list(_ session: inout Session) -> String {
        var rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2...]
            .prefix { !$0.hasPrefix("──") }
        while rows.last?.isEmpty == true { rows.removeLast() }
        return rows.joined(separator: "\n")
    }

    private func asked() -> Session {
        var session = Session()
        session.exchange("what is 6 * 7?", "42", thread: "t1", run: "r1")
        return session
    }

    /// In the stage where the path is typed.
    private func named(_ path: String = "~/Downloads/what is 6.md") -> Session {
        var session = asked()
        session.press("C-x C-w Enter")
        session.send(.exportNamed(.markdown, path))
        session.send(.filesListed("~/Downloads/", .success(Self.entries)))
        return session
    }

    private func exports(_ session: Session) -> [AppCommand] {
        session.commands.filter { if case .export = $0 { true } else { false } }
    }

    private func thread(_ session: Session) throws -> ThreadID { try #require(session.state.active.machine?.thread.id) }

    @Test("first it asks for the form, and says what each is good for")
    func forms() {
        var session = asked()
        session.press("C-x C-w")
        #expect(
            list(&session) == """
                 Export “what is 6 * 7?” as

                 › Markdown    to read, with the steps
                   JSON        all of it; baton threads import reads it
                   HTML        to read in a browser: one file that needs no other
                   JSON lines  what went over the wire, a frame a line
                """)
        session.press("Down Down Enter")
        #expect(session.commands.contains(.nameExport(title: "what is 6 * 7?", .html)))
    }

    @Test("then for the path, a free one to begin with, completed as everywhere; Enter writes it and says so")
    func path() throws {
        var session = named()
        #expect(session.commands.contains(.listFiles("~/Downloads/")))
        session.press("Backspace Backspace Backspace")
        session.type("x.md")
        #expect(
            list(&session) == """
                 Export as Markdown  ~/Downloads/what is 6x.md

                 › write what is 6x.md
                """)
        session.press("C-u")
        session.type("~/Downloads/wh")
        session.send(.filesListed("~/Downloads/", .success(Self.entries)))
        session.press("Tab")
        #expect(
            list(&session) == """
                 Export as Markdown  ~/Downloads/what is 6.md

                 › write over what is 6.md
                   what is 6.md  12.3 kB
                """)
        session.type("2")
        session.press("Enter")
        let path = "~/Downloads/what is 6.md2"
        #expect(
            try exports(session) == [.export(thread(session), .markdown, path: path, isOverwriting: false)])
        #expect(list(&session).contains("writing…"))
        session.press("Enter")
        #expect(exports(session).count == 1)
        session.send(.exported(try thread(session), path, .written(bytes: 1_234)))
        #expect(session.status.contains("Exported to ~/Downloads/what is 6.md2 (1.2 kB)"))
        #expect(!list(&session).contains("Export as"))
    }

    @Test("a folder of the list is gone into, and the name goes along")
    func folders() throws {
        var session = named("~/Downloads/new.md")
        for _ in "new.md" { session.press("Backspace") }
        session.press("Down Enter")
        #expect(session.commands.contains(.listFiles("~/Downloads/letters/")))
        session.press("Enter")
        #expect(
            try exports(session) == [
                .export(thread(session), .markdown, path: "~/Downloads/letters/new.md", isOverwriting: false)
            ])
    }

    @Test("over a file that is there it writes only after a question; Esc goes back to the path")
    func taken() throws {
        var session = named()
        session.press("Down Enter")
        let path = "~/Downloads/what is 6.md"
        session.send(.exported(try thread(session), path, .taken))
        #expect(session.screen.contains("“what is 6.md” is there already.  o write over it · Esc another name"))
        session.press("Enter y")
        #expect(exports(session).count == 1)
        session.press("Esc")
        #expect(list(&session).contains("› write over what is 6.md"))
        session.press("Enter")
        session.send(.exported(try thread(session), path, .taken))
        session.press("o")
        #expect(
            try exports(session).last == .export(thread(session), .markdown, path: path, isOverwriting: true))
    }

    @Test("what could not be written is told, and the path can be changed; nothing is typed into the composer")
    func failed() throws {
        var session = named()
        session.press("Enter")
        session.send(
            .exported(try thread(session), "~/Downloads/what is 6.md", .failed("~/Downloads is full\u{1B}[2J")))
        #expect(session.status.contains("Not exported: ~/Downloads is full␛[2J"))
        session.press("C-u Enter")
        #expect(list(&session).contains("a name, please"))
        #expect(exports(session).count == 1)
        session.press("Esc")
        #expect(session.state.active.composer.isEmpty)
    }

    @Test("in the thread picker the chosen thread is exported, and the picker comes back; one only there cannot be")
    func picker() throws {
        var session = asked()
        session.openThreads([.listed("t1", "Weather in Bern"), .listed("t2", "Trains")])
        session.press("C-x C-w Enter")
        #expect(session.commands.contains(.nameExport(title: "Weather in Bern", .markdown)))
        session.send(.exportNamed(.markdown, "Weather in Bern.md"))
        session.press("Enter")
        session.send(.exported(try thread(session), "Weather in Bern.md", .written(bytes: 9)))
        #expect(list(&session).contains("› ▸ Weather in Bern"))
        session.press("Down C-x C-w")
        #expect(session.status.contains("Only threads that are here can be exported"))
    }

    @Test("where nothing was said there is nothing to export, and the palette says so")
    func nothing() {
        var session = Session()
        session.press("C-x C-w")
        #expect(session.status.contains("There is no thread to export"))
        session.type("/export")
        #expect(session.screen.contains("There is no thread to export"))
    }

    @Test("an answer that comes when the user has left is told all the same")
    func left() throws {
        var session = named()
        session.press("Enter Esc")
        session.send(.exported(try thread(session), "~/Downloads/what is 6.md", .taken))
        #expect(session.status.contains("Not exported: there is a file ~/Downloads/what is 6.md already"))
    }
}
