import BatonCore
import BatonSettings
import Foundation
import Testing

@Suite("Signing in")
struct SignInTests {
    private static let cloud = "https://api.eu-de.watson-orchestrate.cloud.ibm.com/instances/1"

    private func read(
        _ lines: String, url: String = cloud, in sandbox: Sandbox? = nil
    ) throws -> ProfileSettings {
        let sandbox = try sandbox ?? Sandbox()
        let text = "[profiles.p]\nplatform = \"watsonx-orchestrate\"\nurl = \"\(url)\"\n\(lines)"
        return try #require(try sandbox.configuration(text)["p"])
    }

    private func mistake(_ lines: String, url: String = cloud) throws -> String {
        let sandbox = try Sandbox()
        do {
            _ = try read(lines, url: url, in: sandbox)
            return "no mistake"
        } catch let error as SettingsError {
            return error.description.replacing(sandbox.home.path + "/.config/baton/", with: "")
        }
    }

    @Test("every key is read from where it says, and names may stand in the file")
    func whole() throws {
        let profile = try read(
            """
            auth = "local"
            auth_url = "http://127.0.0.1:9/"
            username = "ann"
            password = { keyring = "wxo" }
            tenant = { env = "TENANT" }
            """)
        #expect(profile.credential == .none)
        #expect(
            profile.signIn
                == SignInSettings(
                    kind: .local, username: .text("ann"), password: .keyring("wxo"), tenant: .environment("TENANT"),
                    url: "http://127.0.0.1:9"))
    }

    @Test(
        "without auth the host decides, as the ADK does",
        arguments: [
            (cloud, SignInSettings.Kind.ibmIAM), ("https://api.dl.watson-orchestrate.ibm.com/instances/1", .mcsp),
            ("https://CPD-ns.example.com/orchestrate/ns/instances/1", .cpd), ("http://cpd-ns.example.com", .mcsp),
            ("http://localhost:4321", .local), ("http://[::1]:4321", .local), ("http://localhost.example.com", .mcsp),
            ("http://127.0.0.1/x.cloud.ibm.com", .local),
        ])
    func hosts(url: String, kind: SignInSettings.Kind) throws {
        let lines =
            switch kind {
            case .local, .cpd: "username = \"u\"\npassword = { env = \"P\" }"
            default: "api_key = { env = \"K\" }"
            }
        #expect(try read(lines, url: url).signIn?.kind == kind)
    }

    @Test("a token is used as it stands, and a server without login needs nothing")
    func noSignIn() throws {
        let profile = try read("token = { adk = \"prod\" }")
        #expect(profile.credential == .adk("prod"))
        #expect(profile.signIn == nil)
        #expect(try read("").signIn == nil)
        let zen = try read("auth = \"zen\"\ntoken = { env = \"Z\" }")
        #expect(zen.credential == .environment("Z"))
        #expect(zen.signIn == SignInSettings(kind: .zen))
    }

    @Test(
        "what does not fit together is told with file, line and what would",
        arguments: [
            ("auth = \"ibm_iamm\"", "config.toml:4: “ibm_iamm” is no auth. Did you mean “ibm_iam”?"),
            (
                "auth = \"cpd\"\nusername = \"u\"",
                "config.toml:4: “cpd” signs in with username and password, or with username and api_key. "
                    + "This profile has username."
            ),
            (
                "api_key = { env = \"K\" }\ntenant = \"t\"",
                "config.toml:5: “ibm_iam” signs in with api_key. This profile has api_key and tenant. "
                    + "This auth was found from the url; set auth for another."
            ),
            (
                "auth = \"mcsp\"\ntoken = { env = \"T\" }",
                "config.toml:5: “mcsp” signs in with api_key. This profile has token."
            ),
            (
                "auth = \"zen\"",
                "config.toml:4: “zen” signs in with username and api_key, or with token. This profile has none of them."
            ),
            (
                "auth_url = \"iam\"\napi_key = { env = \"K\" }",
                "config.toml:4: “iam” is no web address. It begins with https:// or http://."
            ),
            ("usrname = \"u\"", "config.toml:4: “usrname” means nothing in [profiles.p]. Did you mean “username”?"),
            (
                "api_key = { adk = \"x\" }",
                "config.toml:4: “adk” means nothing in [profiles.p.api_key]. Allowed: env, file, command, keyring."
            ),
        ])
    func mistakes(lines: String, message: String) throws {
        #expect(try mistake(lines) == message)
    }

    @Test("a password in the file is refused, with the reason and without the password")
    func literal() throws {
        let said = try mistake("username = \"u\"\npassword = \"hunter2\"", url: "http://localhost:4321")
        #expect(said.contains("A secret does not stand in this file"))
        #expect(!said.contains("hunter2"))
    }
}

@Suite("The keyring")
struct KeyringTests {
    /// What the keyring gives for `name`, asked through `script`; nil has no secret-tool.
    private func look(up name: String, script: String?) async throws -> Result<String?, SettingsError> {
        let sandbox = try Sandbox()
        sandbox.environment["PATH"] = "/nowhere:\(sandbox.home.path)/bin"
        if let script {
            try sandbox.write("#!/bin/sh\n\(script)\n", to: "bin/secret-tool")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: sandbox.home.path + "/bin/secret-tool")
        }
        do throws(SettingsError) {
            return .success(try await CredentialReader(paths: sandbox.paths).secret(from: .keyring(name))?.exposed)
        } catch {
            return .failure(error)
        }
    }

    @Test("is asked by secret-tool, with the name as it stands")
    func found() async throws {
        let script = "[ $# = 5 ] && echo \"$1 $2 $3 $4 $5\""
        #expect(try await look(up: "a $(b)", script: script) == .success("lookup service baton account a $(b)"))
    }

    @Test("without secret-tool, or without the secret, says what helps")
    func missing() async throws {
        guard case .failure(let error) = try await look(up: "wxo", script: nil) else { return #expect(Bool(false)) }
        #expect(error.description.contains("There is no secret-tool"))
        #expect(error.hint?.contains("libsecret-tools") == true)
        for script in ["exit 1", "true"] {
            guard case .failure(let error) = try await look(up: "wxo", script: script) else {
                return #expect(Bool(false))
            }
            #expect(error.file == "keyring wxo")
        }
    }
}

@Suite("Stored logins")
struct StoredLoginTests {
    @Test("a file that changes has another version, and other places have none")
    func version() throws {
        let sandbox = try Sandbox()
        let reader = CredentialReader(paths: sandbox.paths)
        #expect(reader.version(of: .adk("local")) == nil)
        try sandbox.write("auth:\n", to: ".cache/orchestrate/credentials.yaml")
        let first = reader.version(of: .adk("local"))
        #expect(first != nil)
        #expect(reader.version(of: .adk("local")) == first)
        try sandbox.write("auth:\n  local:\n", to: ".cache/orchestrate/credentials.yaml")
        #expect(reader.version(of: .adk("local")) != first)
        #expect(reader.version(of: .environment("X")) == nil)
    }

    @Test("a login that is gone is told apart from a mistake in the settings")
    func gone() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            "auth:\n  old:\n    wxo_mcsp_token: \(token(expiring: 1))\n", to: ".cache/orchestrate/credentials.yaml")
        let cases: [(CredentialSource, Bool)] = [(.adk("old"), true), (.adk("none"), true), (.environment("X"), false)]
        for (source, isGone) in cases {
            let error = await #expect(throws: SettingsError.self) {
                try await CredentialReader(paths: sandbox.paths).secret(from: source)
            }
            #expect(error?.isLoginGone == isGone)
        }
    }
}
