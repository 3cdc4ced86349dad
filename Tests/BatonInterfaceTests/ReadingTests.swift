import BatonCore
import BatonEngine
import BatonInterface
import Testing

@Suite("Reading answers")
struct ReadingTests {
    /// A session whose agent has answered `answer`.
    private func session(_ answer: String, columns: Int = 60, rows: Int = 20) -> Session {
        var session = Session(columns: columns, rows: rows)
        session.say("go")
        session.receive(.accepted(thread: "t", run: "r"), .text(answer))
        session.receive(.ended(.completed))
        return session
    }

    private func rows(_ session: inout Session, containing text: String) -> [String] {
        session.screen.split(separator: "\n").map(String.init).filter { $0.contains(text) }
    }

    @Test("Markdown is shown as what it means, and as its source on request")
    func raw() {
        var session = session("# Title\n\n- an *item*\n")
        #expect(!session.screen.contains("# Title") && session.screen.contains("• an item"))
        session.press("C-x v")
        #expect(session.screen.contains("# Title") && session.screen.contains("- an *item*"))
        session.press("Alt-r")
        #expect(session.screen.contains("• an item"))
    }

    private static let code =
        "```\nlet row = \"0123456789 0123456789 0123456789 0123456789 0123456789 end\"\n```\n\nProse."

    @Test("a wide row of code moves sideways, and nothing else does")
    func sideways() {
        var session = session(Self.code)
        #expect(
            rows(&session, containing: "let row") == ["    let row = \"0123456789 0123456789 0123456789 0123456789›"])
        session.press("C-x Right")
        #expect(
            rows(&session, containing: "‹") == ["    ‹ \"0123456789 0123456789 0123456789 0123456789 0123456›"])
        #expect(session.screen.contains("  Prose."))
        for _ in 0..<20 { session.press("C-x Right") }
        #expect(rows(&session, containing: "‹") == ["    ‹"])
        for _ in 0..<30 { session.press("C-x Left") }
        #expect(rows(&session, containing: "let row").count == 1)
    }

    @Test("a wide row of code is wrapped on request")
    func wrapped() {
        var session = session(Self.code)
        session.press("Alt-Up w")
        #expect(!session.screen.contains("›") || !rows(&session, containing: "let row")[0].hasSuffix("›"))
        #expect(session.screen.contains("end\""))
    }

    @Test("a row that is cut through a wide glyph shows no half of it")
    func wideGlyphs() {
        var session = session("```\n" + String(repeating: "指", count: 60) + "\n```")
        for _ in 0..<9 {
            let row = rows(&session, containing: "指")[0]
            #expect(row.hasSuffix("›") && row.count > 20)
            session.press("C-x Right")
        }
    }

    @Test("links are numbered, listed, and opened; nothing but web and mail addresses is")
    func links() {
        var session = session("[one](https://a.example/1) and [two](file:///etc/passwd)")
        #expect(session.screen.contains("one[1] and two[2]"))
        #expect(session.screen.contains("[1] https://a.example/1"))
        session.press("C-x g")
        #expect(session.screen.contains("Links"))
        session.press("Enter")
        #expect(session.commands.last == .open("https://a.example/1"))
        session.press("C-x g Down Enter")
        #expect(session.status.contains("web and mail addresses only"))
        #expect(session.commands.filter { if case .open = $0 { true } else { false } }.count == 1)
    }

    @Test("without links there is nothing to open, and it is said")
    func noLinks() {
        var session = session("plain")
        session.press("C-x g")
        #expect(session.status.contains("no links"))
    }
}
