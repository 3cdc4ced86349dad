internal import BatonCore

extension ConfigurationReader {
    /// The keys with which a profile of watsonx Orchestrate says who it is.
    static let signInKeys = ["auth", "auth_url", "username", "password", "tenant"]
    private static let held = ["token", "api_key", "username", "password", "tenant"]
    private static let places = ["env", "file", "command", "keyring"]

    /// What is sent as it stands: orq.ai's key, or a token.
    func credential(
        _ table: JSONValue, _ platform: Platform, at path: [String]
    ) throws(SettingsError) -> CredentialSource {
        if let token = table["token"] {
            guard table["api_key"] == nil else {
                throw document.error(path + ["api_key"], "A profile has a token or an api_key, not both")
            }
            return try source(token, at: path + ["token"], allowed: Self.places + ["adk"])
        }
        guard platform == .orq, let key = table["api_key"] else { return .none }
        return try source(key, at: path + ["api_key"], allowed: Self.places)
    }

    /// How the profile gets its tokens; nil where it has one, or needs none.
    func signIn(_ table: JSONValue, server: String, at path: [String]) throws(SettingsError) -> SignInSettings? {
        let given = Self.held.filter { table[$0] != nil }
        let word = try text(table, "auth", at: path)
        let url = try text(table, "auth_url", at: path)
        guard word != nil || url != nil || given.contains(where: { $0 != "token" }) else { return nil }
        let kind = try word.map { word throws(SettingsError) in try self.kind(word, at: path + ["auth"]) }
        let chosen = kind ?? SignInSettings.Kind(server: server)
        guard chosen.ways.contains(where: { Set($0) == Set(given) }) else {
            throw mismatch(of: chosen, isChosen: kind != nil, given: given, at: path)
        }
        if let url { try checkAddress(url, at: path + ["auth_url"]) }
        return SignInSettings(
            kind: chosen, apiKey: try secret(table, "api_key", at: path),
            username: try name(table, "username", at: path), password: try secret(table, "password", at: path),
            tenant: try name(table, "tenant", at: path), url: url.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        )
    }

    private func kind(_ word: String, at path: [String]) throws(SettingsError) -> SignInSettings.Kind {
        if let kind = SignInSettings.Kind(rawValue: word) { return kind }
        let words = SignInSettings.Kind.allCases.map(\.rawValue)
        throw document.error(
            path, "“\(word)” is no auth",
            hint: Self.meant(word, of: words) ?? "One of \(words.joined(separator: ", ")).")
    }

    private func mismatch(
        of kind: SignInSettings.Kind, isChosen: Bool, given: [String], at path: [String]
    ) -> SettingsError {
        let ways = kind.ways.map { $0.joined(separator: " and ") }.joined(separator: ", or with ")
        let strange = given.first { key in !kind.ways.contains { $0.contains(key) } }
        let have = given.isEmpty ? "none of them" : given.joined(separator: " and ")
        let found = isChosen ? "" : " This auth was found from the url; set auth for another."
        return document.error(
            path + [strange ?? "auth"], "“\(kind.rawValue)” signs in with \(ways)",
            hint: "This profile has \(have).\(found)")
    }

    private func secret(_ table: JSONValue, _ name: String, at path: [String]) throws(SettingsError) -> CredentialSource
    {
        guard let value = table[name] else { return .none }
        return try source(value, at: path + [name], allowed: Self.places)
    }

    /// What is no secret may stand in the file as it is.
    private func name(_ table: JSONValue, _ name: String, at path: [String]) throws(SettingsError) -> CredentialSource {
        guard case .string = table[name] else { return try secret(table, name, at: path) }
        return try text(table, name, at: path).map(CredentialSource.text) ?? .none
    }

    private func source(
        _ value: JSONValue, at path: [String], allowed: [String]
    ) throws(SettingsError) -> CredentialSource {
        guard case .object(let object) = value else {
            throw document.error(
                path, "A secret does not stand in this file, which is copied, shown and committed",
                hint: "Write { env = \"NAME\" }, { file = \"PATH\" }, { command = \"…\" } or { keyring = \"NAME\" }.")
        }
        try allow(value, allowed, at: path)
        guard object.members.count == 1, let member = object.members.first, let text = member.value.string,
            !text.isEmpty
        else {
            throw document.error(path, "One of \(allowed.joined(separator: ", ")) with a text is wanted here")
        }
        switch member.name {
        case "env": return .environment(text)
        case "file": return .file(paths.resolve(text))
        case "command": return .command(text)
        case "keyring": return .keyring(text)
        default: return .adk(text)
        }
    }
}
