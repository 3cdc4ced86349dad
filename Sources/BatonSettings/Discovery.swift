internal import BatonCore
internal import FoundationEssentials

/// Finds out what the user has set, or what is there where nothing was set.
package struct Discovery: Sendable {
    private let paths: SettingsPaths

    /// Where orq.ai is when nothing else is said (orq's own client reads `ORQ_API_BASE_URL`).
    static let orqURL = "https://api.orq.ai"
    private static let slotAgents = ["guide", "tools", "writer"]

    package init(paths: SettingsPaths) {
        self.paths = paths
    }

    /// The configuration file's content; and where that names no platform, or is not there, what is found: the environment
    /// that IBM's command line has active, orq.ai's key in `ORQ_API_KEY`; else the rehearsal.
    ///
    /// - Throws: ``SettingsError`` for a configuration file that is there and cannot be read or is wrong. The files of
    ///   others are only looked at: what is wrong in them becomes a finding.
    package func configuration() throws(SettingsError) -> Configuration {
        let file = paths.configuration
        guard FileManager.default.fileExists(atPath: file) else { return found(beside: "is not there") }
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw SettingsError(file: file, message: "This file cannot be read", hint: "It has to be UTF-8 and yours.")
        }
        let configuration = try ConfigurationReader(document: TOMLDocument(text: text, file: file), paths: paths).read()
        return configuration.profiles == ProfileSettings.rehearsals ? completed(configuration) : configuration
    }

    /// What the configuration file would mean with this content.
    package func configuration(of text: String) throws(SettingsError) -> Configuration {
        try ConfigurationReader(document: TOMLDocument(text: text, file: paths.configuration), paths: paths).read()
    }

    /// What a file says that names no platform, with the platforms that are found.
    private func completed(_ configuration: Configuration) -> Configuration {
        let found = found(beside: "names no platform")
        var configuration = configuration
        configuration.profiles = found.profiles
        configuration.findings = found.findings
        if configuration.slots.isEmpty { configuration.slots = found.slots }
        if configuration.defaultProfile == ProfileSettings.rehearsals[0].name {
            configuration.defaultProfile = found.defaultProfile
        }
        return configuration
    }

    /// - Parameter verdict: what there is to say of the configuration file.
    private func found(beside verdict: String) -> Configuration {
        var profiles: [ProfileSettings] = []
        var findings: [String] = []
        switch ADKFiles(paths: paths).active() {
        case .success(let environment?):
            // Under the name as it can be shown; the login stands in the file under the name as it is.
            let name = environment.name.sanitised
            profiles.append(
                ProfileSettings(
                    name: ProfileName(name), platform: .orchestrate, server: .url(environment.url),
                    environment: "draft", credential: .adk(environment.name), caFile: environment.caFile))
            findings.append(
                "watsonx Orchestrate: found the active environment “\(name)” in \(paths.short(paths.adkConfiguration))")
            if environment.isUnverified {
                findings.append(
                    "“\(name)” is set to go without checking the server's certificate. Baton always checks it: "
                        + "give a profile of your own the authority's file as ca_file.")
            }
        case .success(nil):
            findings.append("watsonx Orchestrate: none active in \(paths.short(paths.adkConfiguration))")
        case .failure(let error):
            findings.append("watsonx Orchestrate: \(error.description)")
        }
        if (paths.variable("ORQ_API_KEY") ?? "").isEmpty {
            findings.append("orq.ai: ORQ_API_KEY is not set")
        } else {
            let url = paths.variable("ORQ_API_BASE_URL") ?? Self.orqURL
            profiles.append(
                ProfileSettings(
                    name: "orq", platform: .orq, server: .url(url.hasSuffix("/") ? String(url.dropLast()) : url),
                    credential: .environment("ORQ_API_KEY"), api: "auto"))
            findings.append("orq.ai: found ORQ_API_KEY, for \(url.sanitised)")
        }
        findings.append("Configuration: \(paths.short(paths.configuration)) \(verdict)")
        let slots =
            profiles.isEmpty
            ? ProfileSettings.rehearsals.flatMap { profile in
                Self.slotAgents.map { AgentReference(profile: profile.name, agent: $0) }
            } : []
        profiles += ProfileSettings.rehearsals
        return Configuration(
            profiles: profiles, defaultProfile: profiles[0].name, slots: slots, findings: findings)
    }
}
