import BatonCore
import Foundation
import TerminalEmulator
import Testing

@Suite("Without the screen")
struct CommandTests {
    @Test("ask prints the answer on standard output and everything else on standard error")
    func ask() throws {
        let result = try Program().run(["ask", "-a", "tools", "what is 6 * 7?"])
        #expect(result.status == 0)
        #expect(result.output.contains("42"))
        #expect(!result.output.contains("thread"))
        #expect(result.errors.contains("state completed"))
        #expect(result.errors.contains("go on: baton ask -p rehearsal -a tools -t "))
    }

    @Test(
        "ask -o json prints the documented keys, in both platforms' rehearsals",
        arguments: ["rehearsal", "rehearsal-orq"])
    func json(profile: String) throws {
        let result = try Program().run(["ask", "-p", profile, "-a", "tools", "-o", "json", "what is 6 * 7?"])
        #expect(result.status == 0)
        let document = try JSONValue(parsing: result.output)
        guard case .object(let object) = document else { return #expect(Bool(false)) }
        #expect(
            object.members.map(\.name) == [
                "schema", "profile", "platform", "agent", "state", "link", "text", "parts", "steps", "sources",
                "files", "ids", "usage", "timing", "needs", "error", "warnings", "resume",
            ])
        #expect(document["schema"] == "baton.exchange/1")
        #expect(document["state"] == "completed")
        #expect(document["profile"]?.string == profile)
        #expect(document["steps"]?.elements.first?["state"] == "completed")
        #expect(document["error"]?.isNull == true)
    }

    @Test("ask --stream prints JSON lines whose texts add up, and the document last")
    func stream() throws {
        let result = try Program().run(["ask", "-a", "guide", "-o", "json", "--stream", "hello"])
        let lines = try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(lines.first?["event"] == "run.started")
        #expect(lines.last?["event"] == "exchange")
        let text = lines.filter { $0["event"] == "text.delta" }.compactMap { $0["text"]?.string }.joined()
        #expect(text == lines.last?["text"]?.string)
        #expect(lines.allSatisfy { $0["at_ms"]?.int != nil })
    }

    @Test("the prompt comes from standard input for - and from a pipe")
    func standardInput() throws {
        let named = try Program().run(["ask", "-a", "tools", "-"], input: "what is 6 * 7?\n")
        #expect(named.output.contains("42"))
        let piped = try Program().run(["ask", "-a", "tools"], input: "what is 6 * 7?\n")
        #expect(piped.output.contains("42"))
    }

    /// Arguments, and how the program ends.
    private static let endings: [(arguments: [String], status: Int32)] = [
        (["ask", "-a", "clerk", "form"], 6), (["ask", "-a", "stumble", "fail"], 1),
        (["ask", "-o", "json", "-a", "stumble", "fail"], 0), (["ask", "-a", "nobody", "hello"], 1),
        (["ask", "-t", "2bd3d825-0000-4000-8000-000000000000", "hello"], 1),
        (["ask", "--new", "-t", "x", "hello"], 2), (["ask", "--nonsense", "hello"], 2),
        (["ask", "-p", "rehersal", "hello"], 2), (["ask"], 2), (["--version"], 0),
    ]

    @Test("exit codes say what kind of end it was", arguments: endings)
    func exitCodes(arguments: [String], status: Int32) throws {
        let result = try Program().run(arguments)
        #expect(result.status == status, "\(result.errors)")
        #expect(status == 0 || !result.errors.isEmpty)
    }

    @Test("nobody there: 3 and one sentence")
    func failures() throws {
        let gone = try Program(configuration: "[profiles.p]\nplatform = \"orq\"\nurl = \"http://127.0.0.1:1\"")
        let result = try gone.run(["ask", "-a", "helper", "hello"])
        #expect(result.status == 3)
        #expect(result.errors.contains("Check the profile's url"))
    }

    @Test("a key that is nowhere is said with its name, before anything is sent")
    func missingKey() throws {
        let program = try Program(
            configuration: "[profiles.p]\nplatform = \"orq\"\napi_key = { env = \"NO_SUCH_KEY\" }")
        let result = try program.run(["ask", "-a", "helper", "hello"])
        #expect(result.status == 2)
        #expect(result.errors.contains("NO_SUCH_KEY"))
    }

    @Test("a broken configuration is said with file and line, by every command")
    func configuration() throws {
        let program = try Program(configuration: "profile = \"a\"\n[profiles.a]\nplatform = \"ork\"\n")
        for arguments in [["ask", "hello"], ["agents"], []] {
            let result = try program.run(arguments)
            #expect(result.status == 2)
            #expect(result.errors.contains("config.toml:3: “ork” is no platform. Did you mean “orq”?"))
        }
    }

    @Test("the chat without a terminal goes line by line, and ends with its input")
    func noTerminal() throws {
        let result = try Program().run([])
        #expect(result.status == 0)
        #expect(result.output.contains("You talk to guide of rehearsal."))
        #expect(result.errors.isEmpty)
    }

    @Test("the chat in an unknown terminal says what to use instead")
    func unknownTerminal() throws {
        let program = try Program()
        program.environment["TERM"] = "nonsense-9000"
        let chat = try program.open()
        let ending = try chat.waitForEnd()
        #expect(ending == .exited(2))
        #expect(chat.terminal.text.contains("TERM=nonsense-9000"))
    }

    @Test("agents lists who is there, as text and as JSON")
    func agents() throws {
        let text = try Program().run(["agents"]).output
        for name in ["guide", "tools", "writer", "relay", "clerk", "stumble"] { #expect(text.contains(name)) }
        let json = try JSONValue(parsing: try Program().run(["agents", "-p", "rehearsal-orq", "-o", "json"]).output)
        #expect(json.elements.contains { $0["name"] == "guide" })
    }
}
