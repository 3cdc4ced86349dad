internal import BatonCore
internal import FoundationEssentials
internal import Yams

/// What IBM's command line (`orchestrate`) has written about its environments and logins; only ever read.
///
/// Files and fields: `watsonx-orchestrate.md` §2.2, from the ADK's own code (2.19.1). The token is called
/// `wxo_mcsp_token` for every kind of deployment.
struct ADKFiles {
    struct Environment {
        var name: String
        var url: String
        var caFile: String?
        /// Whether IBM's command line talks to this server without checking its certificate (`bypass_ssl`).
        var isUnverified = false
    }

    let paths: SettingsPaths

    /// The environment that `orchestrate env activate` has chosen; nil where there is none.
    func active() -> Result<Environment?, SettingsError> {
        do throws(SettingsError) {
            guard let root = try node(at: paths.adkConfiguration),
                let name = Self.text(root["context"]?["active_environment"]),
                let url = Self.text(root["environments"]?[name]?["wxo_url"])
            else { return .success(nil) }
            return .success(Self.environment(name, url: url, root["environments"]?[name]))
        } catch {
            return .failure(error)
        }
    }

    /// `verify` is a file of certificates, or a word for yes or no; both it and `bypass_ssl` count for Cloud Pak for Data alone.
    private static func environment(_ name: String, url: String, _ node: Node?) -> Environment {
        let verify = text(node?["verify"])
        let word = verify?.lowercased() ?? "none"
        var environment = Environment(name: name, url: url.hasSuffix("/") ? String(url.dropLast()) : url)
        if !["none", "true", "false"].contains(word) { environment.caFile = verify }
        let isBypassed = node?["bypass_ssl"]?.bool == true || word == "false"
        environment.isUnverified = isBypassed && url.hasPrefix("https://cpd")
        return environment
    }

    /// The stored token of an environment, if it is still good.
    ///
    /// - Throws: ``SettingsError`` with the one command that helps, as the ADK itself gives it.
    func token(of environment: String, now: Date) throws(SettingsError) -> Secret {
        guard let root = try node(at: paths.adkCredentials),
            let token = Self.text(root["auth"]?[environment]?["wxo_mcsp_token"])
        else { throw gone("There is no login for “\(environment)”", environment) }
        guard let claims = TokenClaims(token: token) else {
            throw gone("The login for “\(environment)” is damaged", environment)
        }
        if let expiry = claims.expiry, now.timeIntervalSince1970 * 1_000 >= Double(expiry) {
            throw gone("The login for “\(environment)” has expired", environment)
        }
        return Secret(token)
    }

    private func gone(_ message: String, _ environment: String) -> SettingsError {
        SettingsError(
            file: paths.adkCredentials, message: message, hint: "Run: orchestrate env activate \(environment)",
            isLoginGone: true)
    }

    private func node(at path: String) throws(SettingsError) -> Node? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try Yams.compose(yaml: String(contentsOfFile: path, encoding: .utf8))
        } catch {
            // The parser's own words quote the file, and the file holds tokens.
            throw SettingsError(file: path, message: "This file cannot be read as YAML")
        }
    }

    private static func text(_ node: Node?) -> String? {
        guard let text = node?.string, !text.isEmpty, !["null", "~"].contains(text) else { return nil }
        return text
    }
}
