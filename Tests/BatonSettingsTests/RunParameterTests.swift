import BatonCore
import BatonSettings
import Foundation
import Testing

@Suite("What runs are asked with")
struct RunParameterTests {
    private static let head = "[profiles.a]\nplatform = \"watsonx-orchestrate\"\nurl = \"https://x.y\"\n"

    private func mistake(_ text: String) throws -> String {
        let sandbox = try Sandbox()
        do {
            _ = try sandbox.configuration(Self.head + text)
            return "no mistake"
        } catch let error as SettingsError {
            return error.description.replacing(sandbox.home.path + "/.config/baton/", with: "")
        }
    }

    @Test("a profile's and an agent's settings are read as they stand")
    func whole() throws {
        let configuration = try Sandbox().configuration(
            Self.head
                + """
                [profiles.a.run]
                capture_logs = true
                stream_timeout = 90000
                [profiles.a.run.llm_params]
                decoding_method = "greedy"
                temperature = 0
                length_penalty = { decay_factor = 1.1, start_index = 1 }
                [profiles.a.run.guardrails.pii]
                mask = { remove_entity_value = true }
                [profiles.a.agents.weather]
                context_variables = { wxo_email_id = "user@example.com" }
                """)
        let profile = try #require(configuration["a"])
        #expect(profile.run["capture_logs"] == true)
        #expect(profile.run["llm_params"]?["temperature"]?.int == 0)
        #expect(profile.run["guardrails"]?["pii"]?["mask"]?["remove_entity_value"] == true)
        #expect(profile.agents["weather"]?["context_variables"]?["wxo_email_id"] == "user@example.com")
    }

    @Test(
        "a mistake is told with its line, the table, and what would be right",
        arguments: [
            (
                "[profiles.a.run.llm_params]\ntemprature = 0",
                "config.toml:5: “temprature” means nothing in [profiles.a.run.llm_params]. "
                    + "Did you mean “temperature”?"
            ),
            (
                "[profiles.a.run]\nllm_params = { temperature = 3.0 }",
                "config.toml:5: temperature is a number from 0.0 to 2.0."
            ),
            (
                "[profiles.a.agents.w.llm_params]\ndecoding_method = \"gredy\"",
                "config.toml:5: “gredy” is no decoding_method. Did you mean “greedy”?"
            ),
            ("[profiles.a.run]\ncapture_logs = \"yes\"", "config.toml:5: capture_logs is true or false."),
            (
                "[profiles.a.run]\nstream_timeout = 0",
                "config.toml:5: stream_timeout is a whole number of at least 1."
            ),
            (
                "[profiles.a.run.guardrails.social_bias]\nmask = {}",
                "config.toml:5: “mask” means nothing in [profiles.a.run.guardrails.social_bias]. "
                    + "Allowed: input, output."
            ),
            ("[profiles.a.run]\ncontext = 3", "config.toml:5: context is a table."),
            ("[profiles.a.run]\nllm_params.stop_sequences = [1]", "config.toml:5: stop_sequences is a list of texts."),
        ])
    func mistakes(text: String, message: String) throws {
        #expect(try mistake(text) == message)
    }

    @Test("each platform has its own interfaces")
    func interfaces() throws {
        let configuration = try Sandbox().configuration(Self.head + "api = \"runs-polling\"")
        #expect(configuration["a"]?.api == "runs-polling")
        #expect(
            try mistake("api = \"run\"") == "config.toml:4: “run” is no api. Did you mean “runs”?")
        #expect(try mistake("api = \"tasks\"").hasSuffix("One of runs, runs-polling, chat-completions."))
    }

    @Test("a call's settings make one request, whatever their order; what is no JSON is a text")
    func call() throws {
        let object = try RunParameters.read([
            "llm_params.temperature=0", "context_variables.who=Ada = B", "llm_params.stop_sequences=[\"a\"]",
        ])
        #expect(
            object == [
                "llm_params": ["temperature": 0, "stop_sequences": ["a"]], "context_variables": ["who": "Ada = B"],
            ])
    }

    @Test(
        "a call's mistake names the setting",
        arguments: [
            (
                "llm_params.temprature=0",
                "--param llm_params.temprature: “temprature” means nothing in [llm_params]. "
                    + "Did you mean “temperature”?"
            ),
            ("lm_params.top_k=1", "--param lm_params: “lm_params” means nothing here. Did you mean “llm_params”?"),
            ("llm_params.top_k=many", "--param llm_params.top_k: top_k is a whole number of at least 1."),
            ("temperature", "--param: “temperature” sets nothing. Write NAME=VALUE: llm_params.top_k=50."),
            ("=1", "--param: “=1” sets nothing. Write NAME=VALUE: llm_params.top_k=50."),
        ])
    func callMistakes(setting: String, message: String) {
        let error = #expect(throws: SettingsError.self) { try RunParameters.read([setting]) }
        #expect(error?.description == message)
    }

    @Test("a model's settings have names of their own")
    func completion() throws {
        let object = try RunParameters.read(["temperature=0", "stop=[\"\\n\"]"], of: .completion)
        #expect(object == ["temperature": 0, "stop": ["\n"]])
        for setting in ["llm_params.top_k=1", "stream=true", "messages=[]", "temperature=3"] {
            #expect(throws: SettingsError.self) { try RunParameters.read([setting], of: .completion) }
        }
        let error = #expect(throws: SettingsError.self) { try RunParameters.read(["temperature"], of: .completion) }
        #expect(error?.description == "--param: “temperature” sets nothing. Write NAME=VALUE: temperature=0.")
    }
}
