import BatonCore
import Foundation
import TerminalEmulator
import Testing

/// Threads, ratings and figures as a person meets them: the real program in a real terminal emulator, over the rehearsal.
@Suite("Threads on the screen", .serialized)
struct ThreadScreenTests {
    /// A rehearsal of its own, its address, and a program that talks to it.
    private func withServer(_ test: (Program, _ url: String) throws -> Void) throws {
        let (server, url) = try Program.rehearsal()
        try test(try Program(servedAt: url, agent: "tools"), url)
        server.signal(SIGTERM)
    }

    @Test("a thread that was left is found at the server, shown with its steps, and goes on; orq.ai lists none")
    func reopened() throws {
        let chat = try Program().openChat()
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitUntil("it is answered") { $0.text.contains("42") && $0.text.contains("completed") }
        try chat.send("\u{18}n")
        try chat.waitFor("New thread")
        try chat.send("\u{1B}t")
        try chat.waitFor("wxo  both")
        try chat.waitFor("– rehearsal-orq:")
        try chat.send("\r")
        try chat.waitFor("▸ calculator")
        try chat.waitFor("▌ what is 6 * 7?")
        try chat.send("what is 8 * 8?\r")
        try chat.waitUntil("it goes on") { $0.text.contains("64") && $0.text.contains("▌ what is 6 * 7?") }
    }

    @Test("what was said elsewhere in a thread is told in the list as newer, and stands there when it is opened")
    func newer() throws {
        try withServer { program, url in
            let asked = try program.run(["ask", "-a", "tools", "what is 6 * 7?"])
            let id = try #require(asked.errors.firstMatch(of: /thread ([0-9a-f-]+)/)).1
            let elsewhere = try Program(servedAt: url)
            #expect(!(try program.run(["threads"]).output.contains("newer")))
            for prompt in ["what is 8 * 8?", "what is 9 * 9?"] {
                #expect(try elsewhere.run(["ask", "-a", "tools", "-t", String(id), prompt]).status == 0)
            }
            #expect(try program.run(["threads"]).output.contains("2 newer there"))
            let list = try JSONValue(parsing: try program.run(["threads", "-o", "json"]).output)
            #expect(list["threads"]?.elements.first?["newer_turns"] == 2)
            let chat = try program.openChat()
            try chat.send("\u{1B}t")
            try chat.waitFor("2 newer")
            try chat.send("\r")
            try chat.waitUntil("all of it is there") { $0.text.contains("▌ what is 9 * 9?") && $0.text.contains("81") }
            try chat.send("\u{1B}t")
            try chat.waitUntil("nothing is newer") { $0.text.contains("wxo  both") && !$0.text.contains("2 newer") }
        }
    }

    @Test("a thread is renamed and deleted at the server, after a question")
    func changed() throws {
        let chat = try Program().openChat()
        try chat.send("hello\r")
        try chat.waitFor("completed")
        try chat.send("\u{18}r\u{15}My talk\r")
        try chat.waitFor("Renamed, at the server too")
        try chat.send("\u{18}t")
        try chat.waitUntil("both know it") { $0.text.contains("My talk") && $0.text.contains("both") }
        try chat.send("\u{18}x")
        try chat.waitFor("Delete “My talk”?")
        try chat.send("b")
        try chat.waitUntil("it is gone") { $0.text.contains("Deleted at the server") && !$0.text.contains("both") }
    }

    @Test("a thread is exported into a free file, and over one that is there only after a question")
    func exported() throws {
        let program = try Program()
        let folder = program.home.appending(path: "Downloads")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let chat = try program.openChat()
        try chat.send("\u{1B}2what is 6 * 7?\r")
        try chat.waitUntil("it is answered") { $0.text.contains("42") && $0.text.contains("completed") }
        try chat.send("\u{18}\u{17}")
        try chat.waitFor("› Markdown")
        try chat.send("\r")
        try chat.waitFor("~/Downloads/what is 6 _ 7_.md")
        try chat.send("\r")
        try chat.waitFor("Exported to ~/Downloads/what is 6 _ 7_.md")
        let file = folder.appending(path: "what is 6 _ 7_.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("# what is 6 * 7?\n"))
        #expect(text.contains("**calculator · completed"))
        try Data("mine".utf8).write(to: file)
        try chat.send("/export\r\r")
        try chat.waitFor("~/Downloads/what is 6 _ 7_ (2).md")
        try chat.send("\u{15}~/Downloads/wh")
        try chat.waitUntil("the file is listed with its size") { screen in
            (0..<screen.rows).contains {
                screen.row($0).contains("what is 6 _ 7_.md ") && screen.row($0).hasSuffix(" 4 B")
            }
        }
        try chat.send("\t")
        try chat.waitFor("write over what is 6 _ 7_.md")
        try chat.send("\r")
        try chat.waitFor("is there already.")
        #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
        try chat.send("o")
        try chat.waitUntil("it is written") { $0.text.contains("Exported to") && !$0.text.contains("Export as") }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test("a name that begins several threads is answered with their names; one of the agent's alone is taken")
    func ambiguous() throws {
        let program = try Program()
        for agent in ["tools", "guide"] {
            let result = try program.run(["ask", "-a", agent, "what is 6 * 7?"])
            #expect(result.status == 0)
            let id = try #require(result.errors.firstMatch(of: /-t ([0-9a-f-]+)/)).1
            #expect(try program.run(["threads", "rename", String(id), "Sums with \(agent)"]).status == 0)
        }
        let asked = try program.run(["ask", "-t", "sums", "and 8 * 8?"])
        #expect(asked.status == 1)
        #expect(asked.errors.contains("begins several threads"))
        #expect(asked.errors.contains("Sums with tools"))
        #expect(try program.run(["ask", "-a", "tools", "-t", "sums", "and 8 * 8?"]).output.contains("64"))
        let chat = try program.open(["chat", "-t", "sums"], columns: 120)
        try chat.waitUntil("both are named") {
            $0.text.contains("begins several threads") && $0.text.contains("Sums with")
        }
        let one = try program.open(["chat", "-p", "rehearsal", "-a", "tools", "-t", "sums"])
        try one.waitFor("▌ and 8 * 8?")
    }

    @Test("an answer is rated and its footer says so; watsonx Orchestrate keeps no figures beside it, and that is said")
    func rated() throws {
        let chat = try Program().openChat()
        try chat.send("hello\r")
        try chat.waitFor("completed")
        try chat.send("\u{18}+")
        try chat.waitFor("Good answer to “hello”:")
        try chat.send("clear\r")
        try chat.waitFor("rated good, with a comment")
        try chat.send("\u{18}$")
        try chat.waitFor("keeps no figures")
    }

    @Test("-t shows what was said in the server's thread, and its ids")
    func named() throws {
        try withServer { program, _ in
            let asked = try program.run(["ask", "-a", "tools", "what is 6 * 7?"])
            let id = try #require(asked.errors.firstMatch(of: /thread ([0-9a-f-]+)/)).1
            let chat = try program.open(["chat", "-a", "tools", "-t", String(id)])
            try chat.waitFor("▌ what is 6 * 7?")
            try chat.waitFor("▸ calculator")
            try chat.waitFor("thread \(id.prefix(8))")
            try chat.send("\u{18}i")
            try chat.waitFor(String(id))
        }
    }

    @Test("a login that ends soon is counted down in the status line")
    func login() throws {
        try withServer { program, _ in
            let claims = Data(#"{"sub":"ann","exp":\#(Int(Date().timeIntervalSince1970) + 290)}"#.utf8)
            program.environment["ANY"] = "e30." + claims.base64EncodedString().replacing("=", with: "") + ".x"
            let chat = try program.openChat()
            try chat.waitFor("login expires in 5 min")
        }
    }

    @Test("ask --save keeps the files that came with the answer, under names that are free")
    func saved() throws {
        let program = try Program()
        try Data("what is 6 * 7?".utf8).write(to: program.home.appending(path: "note.txt"))
        let result = try program.run(["ask", "--save", program.home.path + "/nowhere", "hello"])
        #expect(result.status == 2)
        #expect(result.errors.contains("There is no folder"))
        let none = try program.run(["ask", "-a", "guide", "--save", program.home.path, "hello"])
        #expect(none.status == 0)
        #expect(!none.errors.contains("saved:"))
        let one = try program.run(["ask", "-a", "clerk", "--save", program.home.path, "download the prices"])
        #expect(one.status == 0)
        #expect(one.errors.contains("saved:"))
        let prices = try String(contentsOf: program.home.appending(path: "prices.csv"), encoding: .utf8)
        #expect(prices.hasPrefix("what,unit,CHF\n"))
    }
}
