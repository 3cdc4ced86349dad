import BatonRehearsal
import Foundation
import TerminalEmulator
import Testing

/// The real program without a screen: lines in, lines out, over the rehearsal.
@Suite("The linear chat", .serialized)
struct LinearChatTests {
    private func chat(_ agent: String, _ profile: String = "rehearsal", _ input: String) throws -> Program.Result {
        let result = try Program().run(["chat", "--linear", "-p", profile, "-a", agent], input: input)
        #expect(!result.output.utf8.contains(0x1B), "nothing may act on a terminal")
        return result
    }

    /// A chat in a terminal, whose whole output is read as text.
    private func open(_ agent: String, _ environment: [String: String] = [:]) throws -> PtyProcess {
        let program = try Program()
        program.environment.merge(environment) { $1 }
        let arguments = ["chat", "-a", agent] + (environment.isEmpty ? ["--linear"] : [])
        let process = try program.open(arguments, columns: 120, rows: 60)
        try process.waitFor("or /help.")
        return process
    }

    @Test(
        "a step, the answer and the end are lines of their own, on both platforms",
        arguments: ["rehearsal", "rehearsal-orq"])
    func answer(profile: String) throws {
        let result = try chat("tools", profile, "what is 6 * 7?\n")
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("Step 1: tool calculator started: {\"expression\":\"6 * 7\"}"))
        #expect(lines.contains { $0.hasPrefix("Step 1: calculator completed after ") })
        #expect(lines.contains("`6 * 7` = **42**"))
        #expect(lines.contains { $0.hasPrefix("tools is done after ") })
        #expect(lines.last?.hasPrefix("Go on: baton chat --linear -p \(profile) -a tools -t ") == true)
    }

    @Test(
        "the last answer's time, wire and request are told in lines, on both platforms",
        arguments: ["rehearsal", "rehearsal-orq"])
    func wire(profile: String) throws {
        let result = try chat(
            "tools", profile, "what is 6 * 7?\n/timeline\n/wire\n/wire 1\n/curl\n/wire x\n/wire 9999\n")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("sent: at 0 ms, took ") })
        #expect(lines.contains { $0.hasPrefix("calculator: at ") })
        #expect(lines.contains { $0.hasPrefix("ended after ") })
        #expect(lines.contains { $0.wholeMatch(of: /[0-9]+: sent, POST \/v[^ ]+, [0-9.]+ k?B.*/) != nil })
        #expect(lines.contains { $0.contains(": received, HTTP 200, ") && $0.hasSuffix(" later") })
        #expect(lines.contains { $0.hasPrefix("Authorization: Bearer [redacted]") })
        #expect(lines.contains { $0.hasPrefix("curl") })
        #expect(lines.contains { $0.contains("Bearer ${BATON_TOKEN}") })
        #expect(lines.contains("/wire, or /wire N for one frame whole."))
        #expect(lines.contains { $0.hasPrefix("There are frames 1 to ") })
    }

    @Test("the density of the configuration says how much is told of steps and reasoning")
    func density() throws {
        func lines(_ density: String) throws -> [String] {
            let program = try Program(configuration: "density = \"\(density)\"")
            let arguments = ["chat", "--linear", "-p", "rehearsal", "-a", "relay"]
            return try program.run(arguments, input: "what is 6 * 7?\n").output.components(separatedBy: "\n")
        }
        let title = try lines("title")
        #expect(!title.contains { $0.hasPrefix("Result:") || $0.hasPrefix("Reasoning:") })
        let preview = try lines("preview")
        #expect(preview.contains { $0.hasPrefix("Result: {") && $0.contains("42") })
        #expect(preview.contains { $0.hasPrefix("Reasoning: tools calculates") })
        let full = try lines("full")
        #expect(full.contains("Arguments:") && full.contains("Result:") && full.contains("Reasoning:"))
        #expect(
            full.contains("  \"expression\": \"6 * 7\"") || full.contains { $0.contains("\"expression\": \"6 * 7\"") })
    }

    @Test("with notifications = \"bell\" an answer rings, and nothing else does", arguments: ["bell", "auto"])
    func bell(way: String) throws {
        let program = try Program(configuration: "notifications = \"\(way)\"")
        let chat = try program.open(["chat", "--linear", "-a", "tools"], columns: 120, rows: 60)
        try chat.waitFor("or /help.")
        #expect(!chat.output.contains(7))
        try chat.send("what is 6 * 7?\r")
        try chat.waitFor("tools is done after")
        try chat.send("/quit\r")
        #expect(try chat.waitForEnd() == .exited(0))
        #expect(chat.output.contains(7) == (way == "bell"))
    }

    @Test("a long answer comes whole, each paragraph once")
    func paragraphs() throws {
        let result = try chat("writer", "write 200 words\n")
        let paragraphs = result.output.components(separatedBy: "\n\n").filter { $0.count > 60 }
        #expect(paragraphs.count > 1)
        #expect(Set(paragraphs).count == paragraphs.count)
    }

    private func chat(_ agent: String, _ input: String) throws -> Program.Result {
        try chat(agent, "rehearsal", input)
    }

    @Test("without any argument, output that is no terminal gets the linear chat with its welcome")
    func welcome() throws {
        let result = try Program().run([], input: "/quit\n")
        #expect(result.status == 0)
        #expect(result.output.contains("Nothing is configured"))
        #expect(result.output.contains("ORQ_API_KEY is not set"))
        #expect(result.output.contains("baton profiles add"))
        #expect(result.output.contains("/help"))
    }

    @Test("a choice is answered by its number or its words", arguments: ["2", "a train seat"])
    func choice(answer: String) throws {
        let result = try chat("clerk", "book\n\(answer)\n")
        #expect(result.output.contains("\n2. A train seat\n"))
        #expect(result.output.contains("Booked: **a train seat**"))
        #expect(result.status == 0)
    }

    @Test("a form is asked field by field; what does not fit is told and asked again; it can be given up")
    func form() throws {
        let result = try chat("clerk", "form\n\n/cancel\n")
        #expect(result.output.contains("Field 1 of 4: Name (text, required)"))
        #expect(result.output.contains("Not that: required."))
        #expect(result.output.contains("Nothing was done"))
        #expect(result.status == 0)
    }

    /// A profile of orq.ai whose reviews are answered and whose calls have a command.
    private func orq(_ agent: String, _ input: String) async throws -> Program.Result {
        let server = try await RehearsalServer.start(speed: 1_000)
        let program = try Program(
            configuration: """
                [profiles.p]
                platform = "orq"
                url = "http://127.0.0.1:\(server.port)"
                api = "agent-responses"
                api_key = { env = "SECRET" }
                reviews = true
                [profiles.p.tools.get_weather]
                command = ["/bin/cat"]
                """)
        program.environment["SECRET"] = "sk-orq-rehearsal"
        do {
            let result = try await program.finish(["--linear", "-a", agent], input: input)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    @Test("an approval takes yes, no, and a no with its reason", arguments: ["y", "n", "n too much"])
    func approval(answer: String) async throws {
        let result = try await orq("clerk", "approve\nperhaps\n\(answer)\n")
        #expect(result.output.contains("It wants to call Send invoice with {"))
        let question = "Answer y, or s for the rest of this thread too, or n, or n and a reason."
        #expect(result.output.components(separatedBy: question).count == 3)
        #expect(result.output.contains("Not approved") == (answer != "y"))
        #expect(result.status == 0)
    }

    @Test("a command of the user's is shown with its call, and runs only after a yes")
    func command() async throws {
        let result = try await orq("guide", "//sim tool Bern\nwhat\ny\n")
        let question = "The agent calls get_weather with {\"city\":\"Bern\"}\nYour command: /bin/cat\n"
        #expect(result.output.contains(question))
        #expect(result.output.contains("Answer y, s, n, n REASON, or = RESULT.\nRunning it.\n"))
        #expect(result.output.contains("What your functions gave back"))
        #expect(result.status == 0)
    }

    @Test("what is allowed for the thread is approved, and run, without a question the next time, and said so")
    func allowance() async throws {
        let approvals = try await orq("clerk", "approve\ns\napprove\n")
        #expect(approvals.output.contains("Approved Send invoice, as you said for this thread."))
        #expect(approvals.status == 0)
        let calls = try await orq("guide", "//sim tool Bern\ns\n//sim tool Rome\n")
        #expect(calls.output.contains("Running your command for get_weather, as you said for this thread."))
        #expect(calls.output.contains(#"{"city":"Rome"}"#))
        #expect(calls.status == 0)
    }

    @Test("an approval that can be given only elsewhere says so, with the call, and the chat goes on")
    func approvalElsewhere() throws {
        let result = try chat("tools", "rehearsal-orq", "//sim mcp approval\nwhat is 6 * 7?\n")
        #expect(result.output.contains("delete_notes waits for an approval that orq.ai names no way to give from here"))
        #expect(result.output.contains("It wants to call delete_notes with {"))
        #expect(result.output.contains("It can only be answered in the platform's own interface."))
        #expect(result.output.contains("= **42**"))
    }

    @Test("a line that ends in a backslash goes on in the next, in a message and in a field")
    func lines() throws {
        let message = try chat("tools", "what is\\\n6 * 7?\n/steps 1\n")
        #expect(message.output.components(separatedBy: "tools is done").count == 2)
        let form = try chat("clerk", "form with every field\n\n\n\n\n\n\n2026-03-01\n\na@b.c\none\\\ntwo\n")
        #expect(form.output.contains("(a day as YYYY-MM-DD, required)"))
        #expect(form.output.contains("Travellers (a whole number, required, at least 1, at most 9)"))
        #expect(form.output.contains("| Remarks | one two |"))
        #expect(form.status == 0)
    }

    @Test("the answer is heard again, with its figures, links and files, which are saved")
    func answers() async throws {
        let program = try Program()
        let folder = program.home.appending(path: "Downloads")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let input = "//sim file\n/answer\n/figures\n/links\n/save 1\n/save 9\n/copy\n"
        let result = try program.run(["--linear", "-p", "rehearsal-orq", "-a", "tools"], input: input)
        #expect(result.output.contains("tools said:\nHere is a picture"))
        #expect(result.output.contains(" tokens, $"))
        #expect(result.output.components(separatedBy: "\nFile: image.png (image/png, 42 B)\n").count == 2)
        #expect(!result.output.contains("base64"))
        #expect(result.output.contains("1. File image.png · image/png · 42 B\n"))
        #expect(result.output.contains("Saved \(folder.path)/image.png (42 B)."))
        #expect(FileManager.default.fileExists(atPath: folder.path + "/image.png"))
        #expect(result.output.contains("Which one? /save N"))
        #expect(result.output.contains("No clipboard takes the answer; it is in "))
        #expect(!result.output.utf8.contains(0x1B))
    }

    @Test("threads are searched, renamed, marked and deleted, the last after a question")
    func threadCommands() throws {
        let program = try Program()
        let first = try program.run(
            ["--linear", "-a", "tools"],
            input: "what is 6 * 7?\n/rename The answer\n/pin\n/search calculator\n/threads answer\n/archive\n")
        #expect(first.output.contains("This thread is now called The answer."))
        #expect(first.output.contains("This thread is pinned."))
        #expect(first.output.contains(", turn 1, step: "))
        #expect(first.output.contains(": pinned, rehearsal/tools: The answer\n"))
        #expect(first.output.contains("This thread is archived."))
        let second = try program.run(
            ["--linear", "-a", "tools", "-t", "The answer"], input: "/delete\nwhat\nn\n/delete\ny\n/threads answer\n")
        #expect(second.output.components(separatedBy: "Answer y or n.").count == 4)
        #expect(second.output.contains("Kept.\n"))
        #expect(second.output.contains("Deleted.\nA new thread with tools of rehearsal."))
        #expect(second.output.contains("No thread is like that."))
    }

    @Test("no line is for eyes alone: no box, no spinner, nothing that is drawn over")
    func forEars() throws {
        let result = try chat("clerk", "hello\n1\n/help\n/steps\n/links\n/queue\n")
        for scalar in result.output.unicodeScalars {
            #expect(!(0x2500...0x259F).contains(scalar.value), "box drawing: \(scalar)")
            #expect(!(0x2800...0x28FF).contains(scalar.value), "a spinner: \(scalar)")
            #expect(scalar != "\r")
        }
    }

    @Test("an approval that a platform asks as a choice takes its words")
    func choiceOfApproval() throws {
        let result = try chat("clerk", "approve\ndeny\n")
        #expect(result.output.contains("\n1. Approve\n2. Deny\n"))
        #expect(result.output.contains("Not approved, so nothing was sent."))
    }

    @Test("calls that are left to this side are declined, or answered by hand")
    func calls() throws {
        let result = try chat("tools", "rehearsal-orq", "/sim tool Bern\n//sim tool Bern\n= 14 degrees\n")
        #expect(result.output.contains("There is no /sim."))
        #expect(result.output.contains("No command of yours answers it."))
        #expect(result.output.contains("14 degrees"))
        #expect(result.status == 0)
    }

    @Test("a form that is filled in is sent with its values; a field that may be empty is skipped")
    func filledForm() throws {
        let result = try chat("clerk", "form\nAda\nmany\n/back\nEve\n2\nSMALL\n\n")
        #expect(result.output.contains("Not that: a whole number."))
        #expect(result.output.contains("| Name | Eve |\n| Quantity | 2 |\n| Size | small |"))
        #expect(result.status == 0)
    }

    @Test("input that ends while the agent waits for an answer ends with the code that says so")
    func needs() throws {
        #expect(try chat("clerk", "form\n").status == 6)
    }

    @Test("a failed run is told, and the code says so")
    func failure() throws {
        let result = try chat("stumble", "fail\n")
        #expect(result.output.contains("Failed: "))
        #expect(result.status == 1)
    }

    @Test("steps and ids are told on request; a word that is no command says which there are")
    func commands() throws {
        let result = try chat("tools", "what is 6 * 7?\n/steps 1\n/ids\n/stesp\n/rate + good\n")
        #expect(result.output.contains("Arguments:\n{"))
        #expect(result.output.contains("\nthread "))
        #expect(result.output.contains("There is no /stesp. Did you mean /steps? /help says what there is;"))
        #expect(result.output.contains("Rated good."))
    }

    @Test("another agent begins a new thread, and the old one is opened again by its id")
    func threads() throws {
        let program = try Program()
        let first = try program.run(["--linear", "-a", "tools"], input: "what is 6 * 7?\n")
        let id = try #require(first.output.split(separator: " ").last.map { $0.trimmingCharacters(in: .newlines) })
        let second = try program.run(
            ["--linear"], input: "/threads\n/open \(id)\n/agent rehearsal-orq/writer\n/agents\n")
        #expect(second.output.contains(": rehearsal/tools: what is 6 * 7?"))
        #expect(second.output.contains("Your last message was: what is 6 * 7?"))
        #expect(second.output.contains("A new thread with writer of rehearsal-orq."))
        #expect(second.output.contains("Other profiles: rehearsal"))
    }

    @Test(
        "the thread is exported, over a file that is there only when it is said again; where nothing is kept, from memory",
        arguments: [true, false])
    func export(keeps: Bool) async throws {
        let server = try await RehearsalServer.start(speed: 100)
        let program = try Program(
            configuration: """
                [profiles.p]
                platform = "watsonx-orchestrate"
                url = "http://127.0.0.1:\(server.port)"
                token = { env = "ANY" }
                history = \(keeps)
                """)
        program.environment["ANY"] = "any"
        let file = program.home.appending(path: "sums.html").path
        try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
        let lines = ["/export", "what is 6 * 7?"] + ["", "json ", "html ", ""].map { "/export \($0)\(file)" }
        let input = lines.joined(separator: "\n") + "\n"
        let result = try await program.finish(["chat", "--linear", "-a", "tools"], input: input)
        #expect(result.status == 0)
        #expect(result.output.contains("Nothing was said in this thread yet."))
        // Another format is another question.
        #expect(result.output.components(separatedBy: "There is a file \(file) already.").count == 4)
        #expect(result.output.contains("Exported to \(file), "))
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("<!doctype html>"))
        #expect(text.contains("<strong>") == false && text.contains("**42**"))
        #expect(try await program.finish(["threads", "--here"]).output.isEmpty != keeps)
        await server.stop()
    }

    @Test("a message typed while a run goes on is queued, said so, and sent behind it")
    func queue() throws {
        let process = try open("writer")
        try process.send("write 60 words\n")
        try process.waitFor("writer says:")
        try process.send("write 5 words\n")
        try process.waitFor("Queued: sent when this run has ended")
        try process.waitFor("Sending: write 5 words", within: .seconds(30))
        try process.waitUntil("both are done", within: .seconds(30)) {
            $0.text.components(separatedBy: "writer is done").count > 2
        }
        try process.send("\u{04}")
        #expect(try process.waitForEnd() == .exited(0))
        #expect(!process.output.contains(0x1B))
    }

    @Test("queued messages are changed and taken out by their number")
    func queueCommands() throws {
        let process = try open("writer")
        try process.send("write 2000 words\n")
        try process.waitFor("writer says:")
        try process.send("one\ntwo\n/queue edit 2 write 5 words\n/queue drop 1\n")
        try process.waitFor("1. write 5 words")
        try process.send("/queue drop 7\n")
        try process.waitFor("There are messages 1 to 1.")
        try process.send("/cancel\n")
        try process.waitFor("1 queued: /queue send sends the next")
        try process.send("/queue send\n")
        try process.waitFor("Sending: write 5 words")
        try process.waitFor("writer is done")
        try process.send("/quit\n")
        #expect(try process.waitForEnd() == .exited(0))
    }

    @Test("C-c cancels the run first and ends the program then, also where ACCESSIBLE asks for lines")
    func interrupt() throws {
        let process = try open("writer", ["ACCESSIBLE": "1"])
        try process.send("write 2000 words\n")
        try process.waitFor("writer says:")
        try process.send("\u{03}")
        try process.waitFor("Cancelled.")
        try process.send("\u{03}")
        #expect(try process.waitForEnd() == .exited(130))
        #expect(!process.output.contains(0x1B))
    }
}
