import ArgumentParser
import BatonCore
import BatonHistory
import BatonSettings
import Glibc

/// What every command begins with: the configuration, and the platforms that it names.
struct Setup {
    let configuration: Configuration
    let platforms: LivePlatforms
    let themes: ThemeCatalogue
    /// Where threads are kept; those of profiles that want none only as long as the program.
    let history: any HistoryStore
    /// What of it is on disk.
    let historyFile: SQLiteHistory

    /// - Parameter clock: what the platforms wait on.
    /// - Throws: ends the program with the mistake in the configuration.
    static func load(clock: any Clock<Duration> = ContinuousClock()) throws -> Setup {
        let paths = SettingsPaths.live
        do throws(SettingsError) {
            let configuration = try Discovery(paths: paths).configuration()
            let historyFile = SQLiteHistory(path: paths.history, recordingLimit: configuration.recordingBytes)
            let history = RoutedHistory(historyFile) { configuration[$0]?.keepsHistory == false }
            return Setup(
                configuration: configuration,
                platforms: LivePlatforms(
                    configuration: configuration, paths: paths, history: history,
                    isPrivate: { history.keepsInMemory($0) }, clock: clock),
                themes: ThemeCatalogue(files: ThemeFiles(paths: paths)), history: history, historyFile: historyFile)
        } catch {
            try Exit.fail(error)
        }
    }

    /// The profile of that name, or the default one.
    func profile(named name: String?) throws -> ProfileSettings {
        let name = name.map { ProfileName($0) } ?? configuration.defaultProfile
        guard let profile = configuration[name] else {
            let names = configuration.profiles.map(\.name.text)
            let meant = NearestWord.of(name.text, in: names).map { "Did you mean “\($0)”?" }
            throw ValidationError(
                "There is no profile “\(name)”. \(meant ?? "Profiles: \(names.joined(separator: ", ")).")")
        }
        return profile
    }

    /// The agent of that name, or the one that the profile has in its first slot, or its only one.
    func agent(named name: String?, of profile: ProfileSettings) async throws -> AgentReference {
        if let name { return AgentReference(profile: profile.name, agent: name) }
        if let slot = configuration.slots.first(where: { $0.profile == profile.name }) { return slot }
        if case .rehearsal = profile.server { return AgentReference(profile: profile.name, agent: "guide") }
        let agents: [Agent]
        do throws(PlatformFailure) {
            agents = try await platforms.platform(for: profile.name).agents()
        } catch {
            try Exit.fail(error)
        }
        guard agents.count == 1 else {
            let names = agents.prefix(8).map(\.name).joined(separator: ", ")
            throw ValidationError("Which agent? Say -a NAME. This profile has: \(names.isEmpty ? "none" : names).")
        }
        return AgentReference(profile: profile.name, agent: agents[0].name)
    }
}
