internal import BatonCore

/// Reads a configuration file, and refuses what it does not know.
struct ConfigurationReader {
    let document: TOMLDocument
    let paths: SettingsPaths

    func read() throws(SettingsError) -> Configuration {
        let root = document.root
        try allow(
            root,
            ["profile", "theme", "density", "interrupt", "notifications", "history", "profiles", "slots", "keys"],
            at: [])
        var profiles: [ProfileSettings] = []
        for name in try names(in: root["profiles"], at: ["profiles"]) {
            profiles.append(try profile(named: name, root["profiles"]?[name] ?? .null))
        }
        for rehearsal in ProfileSettings.rehearsals where !profiles.contains(where: { $0.name == rehearsal.name }) {
            profiles.append(rehearsal)
        }
        let chosen = try text(root, "profile", at: []).map { ProfileName($0) }
        let configuration = Configuration(
            profiles: profiles, defaultProfile: chosen ?? profiles[0].name, slots: try slots(root["slots"], profiles),
            theme: try text(root, "theme", at: []) ?? "auto",
            themePlace: document.line(of: ["theme"]).map { "\(document.file):\($0)" },
            density: try density(root), confirmsInterrupt: try confirmsInterrupt(root), keys: try keys(root),
            notifications: try notifications(root), recordingBytes: try recordingBytes(root))
        if let chosen { try known(chosen, in: profiles, at: ["profile"]) }
        return configuration
    }

    private func density(_ root: JSONValue) throws(SettingsError) -> Density {
        guard let word = try text(root, "density", at: []) else { return .title }
        guard let density = Density(rawValue: word) else {
            let words = Density.allCases.map(\.rawValue)
            throw document.error(
                ["density"], "“\(word)” is no density",
                hint: Self.meant(word, of: words) ?? "One of \(words.joined(separator: ", ")).")
        }
        return density
    }

    private func notifications(_ root: JSONValue) throws(SettingsError) -> Configuration.Notifications {
        guard let word = try text(root, "notifications", at: []) else { return .auto }
        guard let notifications = Configuration.Notifications(rawValue: word) else {
            let words = Configuration.Notifications.allCases.map(\.rawValue)
            throw document.error(
                ["notifications"], "“\(word)” is no way to call",
                hint: Self.meant(word, of: words) ?? "One of \(words.joined(separator: ", ")).")
        }
        return notifications
    }

    private func recordingBytes(_ root: JSONValue) throws(SettingsError) -> Int64 {
        guard let table = root["history"] else { return 64_000_000 }
        try allow(table, ["recordings_mb"], at: ["history"])
        guard let value = table["recordings_mb"] else { return 64_000_000 }
        guard let megabytes = value.int, 0...100_000 ~= megabytes else {
            throw document.error(
                ["history", "recordings_mb"], "history.recordings_mb is a whole number from 0 to 100000",
                hint: "0 records nothing.")
        }
        return Int64(megabytes) * 1_000_000
    }

    private func confirmsInterrupt(_ root: JSONValue) throws(SettingsError) -> Bool {
        guard let table = root["interrupt"] else { return true }
        try allow(table, ["confirm"], at: ["interrupt"])
        guard let value = table["confirm"] else { return true }
        guard let flag = value.bool else {
            throw document.error(["interrupt", "confirm"], "interrupt.confirm is true or false")
        }
        return flag
    }

    // MARK: Slots

    private func slots(_ value: JSONValue?, _ profiles: [ProfileSettings]) throws(SettingsError) -> [AgentReference] {
        guard let value else { return [] }
        guard case .array(let elements) = value, elements.count <= 9 else {
            throw document.error(["slots"], "There can be up to nine [[slots]], for Alt-1 to Alt-9")
        }
        var slots: [AgentReference] = []
        for (index, element) in elements.enumerated() {
            let path = ["slots", String(index)]
            try allow(element, ["profile", "agent"], at: path)
            let name = ProfileName(try required(element, "profile", at: path))
            try known(name, in: profiles, at: path + ["profile"])
            slots.append(AgentReference(profile: name, agent: try required(element, "agent", at: path)))
        }
        return slots
    }

    private func known(
        _ name: ProfileName, in profiles: [ProfileSettings], at path: [String]
    ) throws(SettingsError) {
        guard !profiles.contains(where: { $0.name == name }) else { return }
        let names = profiles.map(\.name.text)
        throw document.error(
            path, "There is no profile “\(name)”",
            hint: Self.meant(name.text, of: names) ?? "Profiles: \(names.joined(separator: ", ")).")
    }

    // MARK: Profiles

    private static let common = ["platform", "url", "token", "api_key", "ca_file", "history"]

    private func profile(named name: String, _ table: JSONValue) throws(SettingsError) -> ProfileSettings {
        let path = ["profiles", name]
        _ = try names(in: table, at: path)
        let word = try required(table, "platform", at: path)
        guard let platform = Platform(rawValue: word) else {
            let words = Platform.allCases.map(\.rawValue)
            throw document.error(
                path + ["platform"], "“\(word)” is no platform",
                hint: Self.meant(word, of: words) ?? "Platforms: \(words.joined(separator: ", ")).")
        }
        switch platform {
        case .orchestrate:
            try allow(table, Self.common + Self.signInKeys + ["environment", "api", "run", "agents"], at: path)
        case .orq: try allow(table, Self.common + ["api", "agents"] + Self.orqKeys, at: path)
        }
        let server = try url(table, platform, at: path)
        var profile = ProfileSettings(
            name: ProfileName(name), platform: platform, server: .url(server),
            environment: platform == .orchestrate ? try text(table, "environment", at: path) ?? "draft" : nil,
            credential: try credential(table, platform, at: path),
            signIn: platform == .orchestrate ? try signIn(table, server: server, at: path) : nil,
            caFile: try text(table, "ca_file", at: path).map(paths.resolve),
            api: try api(table, platform, at: path),
            agents: try agents(table["agents"], of: platform, at: path + ["agents"]),
            run: try parameters(table["run"], at: path + ["run"]), keepsHistory: try keepsHistory(table, at: path))
        if platform == .orq { profile.orq = try orq(table, at: path) }
        return profile
    }

    private func keepsHistory(_ table: JSONValue, at path: [String]) throws(SettingsError) -> Bool {
        guard let value = table["history"] else { return true }
        guard let flag = value.bool else {
            throw document.error(path + ["history"], "history is true or false")
        }
        return flag
    }

    private func url(
        _ table: JSONValue, _ platform: Platform, at path: [String]
    ) throws(SettingsError) -> String {
        let url: String
        switch platform {
        case .orchestrate: url = try required(table, "url", at: path)
        case .orq: url = try text(table, "url", at: path) ?? Discovery.orqURL
        }
        try checkAddress(url, at: path + ["url"])
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }

    func checkAddress(_ url: String, at path: [String]) throws(SettingsError) {
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.count > 8 else {
            throw document.error(path, "“\(url)” is no web address", hint: "It begins with https:// or http://.")
        }
        guard !url.contains("@") else {
            throw document.error(path, "A url must not carry a password", hint: "Use token or api_key.")
        }
    }

    private func api(_ table: JSONValue, _ platform: Platform, at path: [String]) throws(SettingsError) -> String? {
        guard let api = try text(table, "api", at: path) else { return nil }
        let words =
            switch platform {
            case .orchestrate: ["runs", "runs-polling", "chat-completions"]
            case .orq: ["auto", "tasks", "agent-responses", "responses"]
            }
        guard words.contains(api) else {
            throw document.error(
                path + ["api"], "“\(api)” is no api",
                hint: Self.meant(api, of: words) ?? "One of \(words.joined(separator: ", ")).")
        }
        return api
    }

    private func agents(
        _ value: JSONValue?, of platform: Platform, at path: [String]
    ) throws(SettingsError) -> [String: JSONValue] {
        var agents: [String: JSONValue] = [:]
        for name in try names(in: value, at: path) {
            agents[name] = value?[name]
            if platform == .orchestrate { _ = try parameters(value?[name], at: path + [name]) }
        }
        return agents
    }

    /// What runs are asked with.
    private func parameters(_ value: JSONValue?, at path: [String]) throws(SettingsError) -> JSONObject {
        guard let value else { return [] }
        if let mistake = RunParameters.mistake(in: value) {
            throw document.error(path + mistake.path, mistake.message(in: path), hint: mistake.hint)
        }
        guard case .object(let object) = value else { return [] }
        return object
    }

    // MARK: Values

    func allow(_ table: JSONValue, _ allowed: [String], at path: [String]) throws(SettingsError) {
        for name in try names(in: table, at: path) where !allowed.contains(name) {
            let place = path.isEmpty ? "here" : "in [\(path.joined(separator: "."))]"
            throw document.error(
                path + [name], "“\(name)” means nothing \(place)",
                hint: Self.meant(name, of: allowed) ?? "Allowed: \(allowed.joined(separator: ", ")).")
        }
    }

    /// The names in a table, in the order of their lines.
    func names(in value: JSONValue?, at path: [String]) throws(SettingsError) -> [String] {
        guard let value else { return [] }
        guard case .object(let object) = value else {
            throw document.error(path, "\(path.joined(separator: ".")) is a table")
        }
        let names = object.members.map(\.name)
        guard names.count > 1 else { return names }
        return names.sorted { (document.line(of: path + [$0]) ?? 0) < (document.line(of: path + [$1]) ?? 0) }
    }

    func text(_ table: JSONValue, _ name: String, at path: [String]) throws(SettingsError) -> String? {
        guard let value = table[name] else { return nil }
        guard let text = value.string, !text.isEmpty else {
            throw document.error(path + [name], "\(name) is a text in quotes")
        }
        return text
    }

    private func required(_ table: JSONValue, _ name: String, at path: [String]) throws(SettingsError) -> String {
        guard let text = try text(table, name, at: path) else {
            throw document.error(path, "\(name) is missing in \(Self.title(of: path))")
        }
        return text
    }

    /// A table as its head stands in the file; one of several has no number there.
    private static func title(of path: [String]) -> String {
        path.first == "slots" ? "[[slots]]" : "[\(path.joined(separator: "."))]"
    }

    static func meant(_ word: String, of words: [String]) -> String? {
        NearestWord.of(word, in: words).map { "Did you mean “\($0)”?" }
    }
}
