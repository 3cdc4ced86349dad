import Foundation
import Testing

/// `baton profiles` and `baton compare`, as a user calls them.
@Suite("Profiles and comparisons", .serialized)
struct ProfilesCommandTests {
    private static let configuration = """
        # mine
        theme = "dark"

        [profiles.one]  # the first
        platform = "orq"
        url = "https://api.orq.ai"
        api_key = { env = "KEY" }

        [profiles.one.agents.helper]
        model = "openai/gpt-4o"
        instructions = \"\"\"
        [profiles.two]
        \"\"\"

        # about the second
        [profiles.two]
        platform = "watsonx-orchestrate"
        url = "http://localhost:4321"
        """

    private func text(of program: Program) throws -> String {
        try String(contentsOf: program.home.appending(path: ".config/baton/config.toml"), encoding: .utf8)
    }

    @Test("a profile is added behind what is there, for the user's eyes only, and never with a key in it")
    func add() throws {
        let program = try Program(configuration: Self.configuration)
        let result = try program.run(
            ["profiles", "add"], input: "2\none\nthree\nnowhere\nhttps://my.orq.ai\n1\nsk-secret\nMY_KEY\n")
        #expect(result.status == 0)
        #expect(result.output.contains("Not that: there is a profile of that name."))
        #expect(result.output.contains("Not that: it begins with https:// or http://."))
        #expect(result.output.contains("never the key itself"))
        let added = """


            [profiles.three]
            platform = "orq"
            url = "https://my.orq.ai"
            api_key = { env = "MY_KEY" }

            """
        #expect(try text(of: program) == Self.configuration + added)
        let path = program.home.appending(path: ".config/baton/config.toml").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try program.run(["profiles"]).output.contains("three: orq, https://my.orq.ai\n"))
    }

    @Test("a choice takes the words too, and a key can stand in the desktop's keyring")
    func addByWords() throws {
        let program = try Program()
        let result = try program.run(["profiles", "add"], input: "both\norq\nmine\n\nthe desktop\nwork\n")
        #expect(result.output.contains("Not that: a number from 1 to 2, or the words."))
        #expect(try text(of: program).contains("api_key = { keyring = \"work\" }"))
    }

    @Test("questions that end too early write nothing")
    func addCutShort() throws {
        let program = try Program()
        #expect(try program.run(["profiles", "add"], input: "1\nmine\n").status == 1)
        #expect(!FileManager.default.fileExists(atPath: program.home.appending(path: ".config/baton/config.toml").path))
    }

    @Test("a profile is removed with its tables, and every other byte stays")
    func remove() throws {
        let program = try Program(configuration: Self.configuration)
        #expect(try program.run(["profiles", "remove", "one"], input: "n\n").status == 1)
        #expect(try text(of: program) == Self.configuration)
        #expect(try program.run(["profiles", "remove", "one"], input: "y\n").status == 0)
        let start = try #require(Self.configuration.range(of: "[profiles.one]"))
        let end = try #require(Self.configuration.range(of: "\n# about the second"))
        let rest = Self.configuration[..<start.lowerBound] + Self.configuration[end.lowerBound...]
        #expect(try text(of: program) == String(rest))
        #expect(try program.run(["profiles", "remove", "one"], input: "y\n").status == 2)
    }

    @Test("the list says which is the default, and a check tells the login and the agents")
    func listAndCheck() throws {
        let program = try Program()
        let list = try program.run(["profiles", "list", "-o", "json"])
        #expect(list.output.contains("\"schema\": \"baton.profiles/1\""))
        let check = try program.run(["profiles", "check", "rehearsal-orq"])
        #expect(check.status == 0)
        #expect(check.output.contains("It has 6 agents."))
        #expect(try program.run(["profiles", "check", "nobody"]).status == 2)
    }

    @Test("a profile whose server is not there is told so by the exit code")
    func checkUnreachable() throws {
        let program = try Program(
            configuration: "[profiles.gone]\nplatform = \"watsonx-orchestrate\"\nurl = \"http://127.0.0.1:1\"\n")
        #expect(try program.run(["profiles", "check", "gone"]).status == 3)
    }

    @Test("agents of both platforms answer one prompt at once, in the order given, with their figures")
    func compare() throws {
        let program = try Program()
        let agents = ["-a", "writer", "-a", "rehearsal-orq/tools"]
        let text = try program.run(["compare"] + agents + ["what is 6 * 7?"])
        #expect(text.status == 0)
        let first = try #require(text.output.range(of: "rehearsal/writer: completed, "))
        let second = try #require(text.output.range(of: "rehearsal-orq/tools: completed, "))
        #expect(first.lowerBound < second.lowerBound)
        #expect(text.output.contains("42"))
        let json = try program.run(["compare", "-o", "json"] + agents + ["what is 6 * 7?"])
        let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(list.map { $0["profile"] as? String } == ["rehearsal", "rehearsal-orq"])
        #expect(list.allSatisfy { $0["schema"] as? String == "baton.exchange/1" })
    }

    @Test("one agent alone is no comparison")
    func one() throws {
        #expect(try Program().run(["compare", "-a", "tools", "hello"]).status == 2)
    }
}
