import BatonCore
import BatonSettings
import Foundation
import Testing

@Suite("Configuration")
struct ConfigurationTests {
    private func mistake(_ text: String) throws -> String {
        let sandbox = try Sandbox()
        do {
            _ = try sandbox.configuration(text)
            return "no mistake"
        } catch let error as SettingsError {
            return error.description.replacing(sandbox.home.path + "/.config/baton/", with: "")
        }
    }

    @Test("a whole file is read as it is meant")
    func whole() throws {
        let sandbox = try Sandbox()
        let configuration = try sandbox.configuration(
            """
            profile = "orq"                 # the default
            theme = "dark"
            density = "preview"
            notifications = "bell"
            [interrupt]
            confirm = false
            [profiles.local]
            platform = "watsonx-orchestrate"
            url = "http://localhost:4321/"
            token = { adk = "local" }
            environment = "live"
            ca_file = "corp.pem"
            history = false
            [profiles.orq]
            platform = "orq"
            api = "tasks"
            api_key = { env = "ORQ_API_KEY" }
            [profiles.orq.agents.helper]
            model = "openai/gpt-4o"
            settings = { max_iterations = 3 }
            [[slots]]
            profile = "local"
            agent = "weather"
            [[slots]]
            profile = "orq"
            agent = "helper"
            """)
        #expect(configuration.defaultProfile == "orq")
        #expect(configuration.theme == "dark")
        #expect(configuration.density == .preview)
        #expect(configuration.notifications == .bell)
        #expect(!configuration.confirmsInterrupt)
        #expect(configuration.findings.isEmpty)
        #expect(configuration.profiles.map(\.name) == ["local", "orq", "rehearsal", "rehearsal-orq"])
        let local = try #require(configuration["local"])
        #expect(local.server == .url("http://localhost:4321"))
        #expect(local.credential == .adk("local"))
        #expect(local.environment == "live")
        #expect(local.caFile == sandbox.home.path + "/.config/baton/corp.pem")
        #expect(!local.keepsHistory)
        let orq = try #require(configuration["orq"])
        #expect(orq.keepsHistory)
        #expect(orq.server == .url("https://api.orq.ai"))
        #expect(orq.api == "tasks")
        #expect(orq.agents["helper"]?["settings"]?["max_iterations"]?.int == 3)
        #expect(
            configuration.slots == [
                AgentReference(profile: "local", agent: "weather"), AgentReference(profile: "orq", agent: "helper"),
            ])
    }

    @Test("an unknown word is an error with file, line and the word that was meant")
    func unknownKey() throws {
        let text = "[profiles.a]\nplatform = \"orq\"\napi_kee = { env = \"X\" }"
        #expect(
            try mistake(text) == "config.toml:3: “api_kee” means nothing in [profiles.a]. Did you mean “api_key”?")
    }

    @Test("a word that belongs to the other platform is told what is allowed here")
    func otherPlatform() throws {
        let text = "[profiles.a]\nplatform = \"orq\"\nenvironment = \"draft\""
        #expect(
            try mistake(text).contains(
                "Allowed: platform, url, token, api_key, ca_file, history, api, agents, stream, reviews,"))
    }

    @Test("a misspelt platform, api, profile: each names the right word")
    func nearest() throws {
        #expect(try mistake("[profiles.a]\nplatform = \"ork\"").hasSuffix("Did you mean “orq”?"))
        #expect(try mistake("[profiles.a]\nplatform = \"orq\"\napi = \"task\"").hasSuffix("Did you mean “tasks”?"))
        let slots = "[profiles.local]\nplatform = \"orq\"\n\n[[slots]]\nprofile = \"locla\"\nagent = \"x\""
        #expect(try mistake(slots) == "config.toml:5: There is no profile “locla”. Did you mean “local”?")
        #expect(try mistake("profile = \"nowhere\"").hasPrefix("config.toml:1: There is no profile “nowhere”."))
        #expect(try mistake("\ndensity = \"ful\"") == "config.toml:2: “ful” is no density. Did you mean “full”?")
        #expect(try mistake("density = \"loud\"").hasSuffix("One of title, preview, full."))
        #expect(
            try mistake("notifications = \"of\"") == "config.toml:1: “of” is no way to call. Did you mean “off”?")
        #expect(try mistake("density = 2").hasPrefix("config.toml:1: density is a text in quotes"))
    }

    @Test("a secret in the file is refused, with the reason and without the secret")
    func literalSecret() throws {
        let text = "[profiles.a]\nplatform = \"orq\"\napi_key = \"sk-orq-1-hunter2\""
        let message = try mistake(text)
        #expect(message.hasPrefix("config.toml:3: A secret does not stand in this file"))
        #expect(!message.contains("hunter2"))
    }

    @Test("a password in a url is refused without showing it")
    func passwordInURL() throws {
        let message = try mistake("[profiles.a]\nplatform = \"orq\"\nurl = \"https://u:hunter2@host\"")
        #expect(message.hasPrefix("config.toml:3:"))
        #expect(!message.contains("hunter2"))
    }

    @Test("what is not TOML is told with its line")
    func notTOML() throws {
        #expect(try mistake("theme = \"dark\"\nprofile = \n").hasPrefix("config.toml:2: This is not TOML:"))
    }

    @Test(
        "the wrong kind of value is told what it should be",
        arguments: [
            ("theme = 3", "config.toml:1: theme is a text in quotes."),
            ("[interrupt]\nconfirm = \"no\"", "config.toml:2: interrupt.confirm is true or false."),
            ("[profiles]\na = 1", "config.toml:2: profiles.a is a table."),
            ("[profiles.a]\nurl = \"https://x.y\"", "config.toml:1: platform is missing in [profiles.a]."),
            ("[profiles.a]\nplatform = \"watsonx-orchestrate\"", "config.toml:1: url is missing in [profiles.a]."),
        ])
    func wrongKind(text: String, message: String) throws {
        #expect(try mistake(text) == message)
    }
}

@Suite("Discovery")
struct DiscoveryTests {
    @Test("with nothing set there is the rehearsal, on both platforms, in six slots")
    func nothing() throws {
        let sandbox = try Sandbox()
        let configuration = try Discovery(paths: sandbox.paths).configuration()
        #expect(configuration.profiles.map(\.name) == ["rehearsal", "rehearsal-orq"])
        #expect(configuration.profiles.map(\.platform) == [.orchestrate, .orq])
        #expect(configuration.slots.map(\.agent) == ["guide", "tools", "writer", "guide", "tools", "writer"])
        #expect(configuration.slots.map(\.profile.text).prefix(4).last == "rehearsal-orq")
        #expect(
            configuration.findings == [
                "watsonx Orchestrate: none active in ~/.config/orchestrate/config.yaml",
                "orq.ai: ORQ_API_KEY is not set", "Configuration: ~/.config/baton/config.toml is not there",
            ])
    }

    @Test("a file that names no platform leaves finding one to Baton, and keeps what it says")
    func withoutPlatforms() throws {
        let configuration = try Sandbox().configuration("theme = \"light\"\n")
        #expect(configuration.theme == "light")
        #expect(configuration.defaultProfile == "rehearsal")
        #expect(configuration.slots.count == 6)
        #expect(configuration.findings.last == "Configuration: ~/.config/baton/config.toml names no platform")
    }

    @Test("orq.ai's key in the environment makes a profile, and the rehearsal stays by name")
    func orqKey() throws {
        let sandbox = try Sandbox()
        sandbox.environment["ORQ_API_KEY"] = "k"
        sandbox.environment["ORQ_API_BASE_URL"] = "https://my.orq.ai/"
        let configuration = try Discovery(paths: sandbox.paths).configuration()
        #expect(configuration.defaultProfile == "orq")
        #expect(configuration["orq"]?.server == .url("https://my.orq.ai"))
        #expect(configuration["orq"]?.credential == .environment("ORQ_API_KEY"))
        #expect(configuration["rehearsal"] != nil)
        #expect(configuration.slots.isEmpty)
    }

    @Test("the environment that IBM's command line has active makes a profile")
    func adk() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            context:
              active_environment: prod-eu
            environments:
              local:
                wxo_url: http://localhost:4321
              prod-eu:
                wxo_url: https://api.eu-de.example.com/instances/1
                verify: None
            """, to: ".config/orchestrate/config.yaml")
        let configuration = try Discovery(paths: sandbox.paths).configuration()
        #expect(configuration.defaultProfile == "prod-eu")
        #expect(configuration["prod-eu"]?.server == .url("https://api.eu-de.example.com/instances/1"))
        #expect(configuration["prod-eu"]?.credential == .adk("prod-eu"))
        #expect(configuration["prod-eu"]?.caFile == nil)
    }

    @Test(
        "certificates are checked whatever IBM's command line does, which is said; its file of authorities is taken over",
        arguments: [
            ("bypass_ssl: true", "https://cpd-n.example.com/orchestrate/n/instances/1", nil, true),
            ("verify: false", "https://cpd-n.example.com/orchestrate/n/instances/1", nil, true),
            ("verify: true", "https://cpd-n.example.com/orchestrate/n/instances/1", nil, false),
            ("verify: /etc/ca.pem", "https://cpd-n.example.com/orchestrate/n/instances/1", "/etc/ca.pem", false),
            ("bypass_ssl: true", "https://api.eu-de.example.com/instances/1", nil, false),
        ] as [(String, String, String?, Bool)])
    func certificates(setting: String, url: String, caFile: String?, isSaid: Bool) throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            context: {active_environment: p}
            environments:
              p:
                wxo_url: \(url)
                \(setting)
            """, to: ".config/orchestrate/config.yaml")
        let configuration = try Discovery(paths: sandbox.paths).configuration()
        #expect(configuration["p"]?.caFile == caFile)
        #expect(configuration.findings.contains { $0.contains("ca_file") } == isSaid)
    }

    @Test("what other programs have written is shown sanitised, and looked up as it is")
    func hostileName() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            context: {active_environment: "prod\\e[2J"}
            environments: {"prod\\e[2J": {wxo_url: "https://example.com"}}
            """, to: ".config/orchestrate/config.yaml")
        let configuration = try Discovery(paths: sandbox.paths).configuration()
        #expect(configuration["prod␛[2J"]?.credential == .adk("prod\u{1B}[2J"))
        #expect(configuration.findings[0].contains("“prod␛[2J”"))
    }

    @Test("a mistake quotes the file sanitised")
    func hostileMistake() throws {
        let error = #expect(throws: SettingsError.self) {
            try Sandbox().configuration("profile = \"a\\u001b[2J\"\n")
        }
        let text = try #require(error).description
        #expect(text.contains("␛[2J") && !text.utf8.contains(0x1B))
    }

    @Test("a damaged file of IBM's command line is a finding, not an end")
    func damaged() throws {
        let sandbox = try Sandbox()
        try sandbox.write("context: [", to: ".config/orchestrate/config.yaml")
        let configuration = try Discovery(paths: sandbox.paths).configuration()
        #expect(configuration.defaultProfile == "rehearsal")
        #expect(configuration.findings[0].contains("cannot be read as YAML"))
    }
}

@Suite("Credentials")
struct CredentialTests {
    private func read(_ source: CredentialSource, in sandbox: Sandbox) async -> Result<String?, SettingsError> {
        do throws(SettingsError) {
            let reader = CredentialReader(paths: sandbox.paths, now: { Date(timeIntervalSince1970: 1_000) })
            return .success(try await reader.secret(from: source)?.exposed)
        } catch {
            return .failure(error)
        }
    }

    @Test("come from a variable, a file's first line, or a command's first line")
    func sources() async throws {
        let sandbox = try Sandbox()
        sandbox.environment["KEY"] = "from-env"
        try sandbox.write("from-file\nnot this\n", to: "key")
        #expect(await read(.environment("KEY"), in: sandbox) == .success("from-env"))
        #expect(await read(.file(sandbox.home.path + "/key"), in: sandbox) == .success("from-file"))
        #expect(await read(.command("echo from-command; echo more"), in: sandbox) == .success("from-command"))
        #expect(await read(.none, in: sandbox) == .success(nil))
    }

    @Test("that are not there say where they were looked for")
    func missing() async throws {
        let sandbox = try Sandbox()
        for source in [CredentialSource.environment("NO_KEY"), .file("/nowhere/key"), .command("exit 3")] {
            guard case .failure(let error) = await read(source, in: sandbox) else { return #expect(Bool(false)) }
            #expect(["NO_KEY", "/nowhere/key", "exit 3"].contains(error.file))
        }
    }

    @Test("a stored login is used until its token expires, and then names the command that helps")
    func adk() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            auth:
              good:
                wxo_mcsp_token: \(token(expiring: 2_000))
              local:
                wxo_mcsp_token: \(token(expiring: nil))
              old:
                wxo_mcsp_token: \(token(expiring: 500))
              damaged:
                wxo_mcsp_token: hunter2
              empty:
            """, to: ".cache/orchestrate/credentials.yaml")
        #expect(await read(.adk("good"), in: sandbox) == .success(token(expiring: 2_000)))
        #expect(await read(.adk("local"), in: sandbox) == .success(token(expiring: nil)))
        for name in ["old", "damaged", "empty", "unknown"] {
            guard case .failure(let error) = await read(.adk(name), in: sandbox) else { return #expect(Bool(false)) }
            #expect(error.hint == "Run: orchestrate env activate \(name)")
            #expect(!error.description.contains("hunter2"))
        }
    }

    @Test("a secret shows nothing of itself, however it is printed")
    func secret() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped] { #expect(!text.contains("hunter2")) }
    }
}
