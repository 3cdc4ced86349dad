import BatonCore
import BatonSettings
import Foundation
import Testing

@Suite("What an orq.ai profile can say")
struct OrqSettingsTests {
    private func mistake(_ text: String) throws -> String {
        let sandbox = try Sandbox()
        do {
            _ = try sandbox.configuration("[profiles.a]\nplatform = \"orq\"\n" + text)
            return "no mistake"
        } catch let error as SettingsError {
            return error.description.replacing(sandbox.home.path + "/.config/baton/", with: "")
        }
    }

    @Test("stream, reviews, trace_cost and tools are read as they are meant")
    func whole() throws {
        let sandbox = try Sandbox()
        let profile = try #require(
            try sandbox.configuration(
                """
                [profiles.a]
                platform = "orq"
                stream = false
                reviews = true
                trace_cost = true
                [profiles.a.tools.get_weather]
                command = ["weather", "--json"]
                [profiles.a.tools.get_time]
                command = ["bin/clock"]
                time_limit = 2.5
                """)["a"])
        let clock = sandbox.home.path + "/.config/baton/bin/clock"
        let tools = [
            ToolCommand(tool: "get_weather", words: ["weather", "--json"], timeLimit: .seconds(30)),
            ToolCommand(tool: "get_time", words: [clock], timeLimit: .milliseconds(2_500)),
        ]
        #expect(
            profile.orq
                == OrqSettings(isStreaming: false, answersReviews: true, fetchesTraceCost: true, tools: tools))
        #expect(profile.profile.tools == tools)
        #expect(profile.profile.fetchesFigures)
    }

    @Test("what is left out is as it was: streamed, reviewed in orq.ai, no tools")
    func absent() throws {
        let profile = try #require(try Sandbox().configuration("[profiles.a]\nplatform = \"orq\"")["a"])
        #expect(profile.orq == OrqSettings(isStreaming: true, answersReviews: false, fetchesTraceCost: false))
    }

    @Test("a mistake is told with its line and what is wanted")
    func mistakes() throws {
        #expect(try mistake("stream = \"no\"") == "config.toml:3: stream is true or false.")
        #expect(try mistake("revews = true").hasSuffix("Did you mean “reviews”?"))
        let tool = "[profiles.a.tools.t]\n"
        #expect(try mistake(tool + "time_limit = 3") == "config.toml:3: command is missing in [profiles.a.tools.t].")
        #expect(try mistake(tool + "command = \"rm -rf\"").hasPrefix("config.toml:4: command is a list of texts"))
        #expect(try mistake(tool + "command = [\"a\", 1]").hasPrefix("config.toml:4: command is a list of texts"))
        #expect(try mistake(tool + "comand = [\"a\"]").hasSuffix("Did you mean “command”?"))
        for limit in ["0", "601", "\"5\""] {
            let message = try mistake(tool + "command = [\"a\"]\ntime_limit = \(limit)")
            #expect(message == "config.toml:5: time_limit is a number of seconds, from 1 to 600.")
        }
    }

    @Test("a profile of watsonx Orchestrate, which leaves no calls to this side, has no tools")
    func otherPlatform() throws {
        let sandbox = try Sandbox()
        #expect(throws: SettingsError.self) {
            try sandbox.configuration(
                "[profiles.a]\nplatform = \"watsonx-orchestrate\"\nurl = \"http://x\"\n[profiles.a.tools.t]\ncommand = [\"a\"]"
            )
        }
    }

    @Test("every variable that holds a secret of a profile is known, whatever it is for")
    func secrets() throws {
        let configuration = try Sandbox().configuration(
            """
            [profiles.a]
            platform = "orq"
            api_key = { env = "ORQ_A" }
            [profiles.b]
            platform = "watsonx-orchestrate"
            url = "https://cpd.example.com"
            auth = "cpd"
            username = { env = "CPD_USER" }
            password = { env = "CPD_PASSWORD" }
            """)
        #expect(configuration.secretVariables == ["ORQ_A", "CPD_USER", "CPD_PASSWORD"])
    }
}
