import BatonCore
import Foundation
import TerminalEmulator
import Testing

@Suite("baton threads")
struct ThreadsCommandTests {
    @Test("what was asked is listed, found, shown, exported, imported and forgotten")
    func life() throws {
        let program = try Program()
        #expect(try program.run(["ask", "-a", "tools", "what is 6 * 7?"]).status == 0)
        let list = try JSONValue(parsing: try program.run(["threads", "-o", "json"]).output)
        #expect(list["schema"] == "baton.threads/1")
        let thread = try #require(list["threads"]?.elements.first)
        #expect(thread["opening"] == "what is 6 * 7?")
        #expect(thread["state"] == "completed")
        let id = try #require(thread["id"]?.string)
        #expect(try program.run(["threads", "search", "calculator"]).output.contains("step  what is 6 * 7?"))
        #expect(try program.run(["threads", "show", "last"]).output.contains("**42**"))
        #expect(try program.run(["threads", "rename", id, "Sums"]).status == 0)
        #expect(try program.run(["threads", "pin", "sum"]).status == 0)
        #expect(try program.run(["threads", "list", "tools"]).output.contains("* Sums"))
        let file = program.home.appending(path: "sums.json").path
        #expect(try program.run(["threads", "export", "sums", "-f", "json", "-o", file]).status == 0)
        #expect(try program.run(["threads", "import", file]).status == 1)
        #expect(try program.run(["threads", "delete", "--all"]).status == 0)
        #expect(try program.run(["threads"]).output.isEmpty)
        #expect(try program.run(["threads", "import", file]).status == 0)
        #expect(try program.run(["threads", "show", String(id.prefix(6))]).output.contains("# Sums"))
        #expect(try program.run(["threads", "archive", "last"]).status == 0)
        #expect(try program.run(["threads"]).output.isEmpty)
        #expect(try program.run(["threads", "--archived"]).output.contains("Sums"))
    }

    @Test("--there deletes at the server too; what a server keeps stays here")
    func deletedThere() throws {
        let (server, url) = try Program.rehearsal()
        let program = try Program(servedAt: url)
        #expect(try program.run(["ask", "-p", "w", "-a", "tools", "what is 6 * 7?"]).status == 0)
        #expect(try program.run(["threads"]).output.contains("what is 6 * 7?"))
        #expect(try program.run(["threads", "delete", "--there", "last"]).status == 0)
        #expect(!(try program.run(["threads"]).output.contains("what is 6 * 7?")))
        #expect(try program.run(["ask", "-p", "o", "-a", "tools", "what is 8 * 8?"]).status == 0)
        let kept = try program.run(["threads", "delete", "--there", "last"])
        #expect(kept.status == 1)
        #expect(kept.errors.contains("keeps no threads"))
        #expect(try program.run(["threads", "--here"]).output.contains("what is 8 * 8?"))
        server.signal(SIGTERM)
    }

    @Test("a thread that is not there ends with 1, a call without sense with 2")
    func mistakes() throws {
        let program = try Program()
        for (arguments, status) in [
            (["show", "nothing"], 1), (["delete", "nothing"], 1), (["delete"], 2), (["delete", "--all", "x"], 2),
            (["rename", "x"], 2), (["import", "/nowhere"], 1),
        ] {
            let result = try program.run(["threads"] + arguments)
            #expect(result.status == Int32(status), "\(arguments): \(result.errors)")
            #expect(!result.errors.isEmpty)
        }
    }

    @Test("a profile with history = false leaves no file behind")
    func privacy() async throws {
        let program = try Program(
            configuration: """
                [profiles.p]
                platform = "orq"
                url = "http://127.0.0.1:1"
                history = false
                """)
        #expect(try program.run(["ask", "-a", "helper", "QUETZAL"]).status == 3)
        let path = program.home.appending(path: ".local/share/baton").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []  // Not there: none.
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
            #expect(bytes.range(of: Data("QUETZAL".utf8)) == nil)
        }
    }

    @Test("a chat that is killed in the middle of an answer has kept the prompt, the ids and a part of the answer")
    func killed() throws {
        let program = try Program()
        let chat = try program.openChat()
        try chat.send("\u{1B}3slowly\r")
        let file = program.home.appending(path: ".local/share/baton/history.sqlite").path
        // Until something of the answer has come: 20 words or so.
        try chat.waitUntil("the answer has begun", within: .seconds(20)) { _ in
            guard FileManager.default.fileExists(atPath: file) else { return false }
            let shown = try? JSONValue(parsing: program.run(["threads", "show", "last", "-o", "json"]).output)
            let items = shown?["turns"]?.elements.first?["run"]?["items"]?.elements ?? []
            return items.contains { ($0["text"]?.string?.count ?? 0) > 20 }
        }
        chat.signal(SIGKILL)
        _ = try chat.waitForEnd()
        let shown = try JSONValue(parsing: try program.run(["threads", "show", "last", "-o", "json"]).output)
        let turn = try #require(shown["turns"]?.elements.first)
        #expect(turn["prompt"]?["text"] == "slowly")
        #expect(turn["run"]?["handle"]?["ids"]?["run"] != nil)
        #expect(turn["run"]?["state"]?.string != "ended")
        #expect(try program.run(["threads"]).output.contains("unfinished"))
    }
}
