import BatonCore
import BatonEngine
import BatonOrchestrate
import BatonOrq
import BatonSettings
import BatonTransport
import Foundation

/// The platforms of the configuration, each made when it is first needed and kept.
actor LivePlatforms: PlatformDirectory {
    let configuration: Configuration
    let reader: CredentialReader
    let clock: any Clock<Duration>
    let rehearsal = RehearsalHost()
    /// What goes over the wire for runs, without secrets, on its way to the history or into memory.
    let recording: WireRecording
    let history: any HistoryStore
    private let isRecorded: @Sendable (ThreadID) -> Bool
    private var taps: [WireTap] = []
    private var platforms: [ProfileName: any AgentPlatform] = [:]
    private var exchanges: [String: any HTTPExchange] = [:]

    /// - Parameter isPrivate: whether nothing of a thread may be on disk.
    init(
        configuration: Configuration, paths: SettingsPaths, history: any HistoryStore,
        isPrivate: @escaping @Sendable (ThreadID) -> Bool, clock: any Clock<Duration>
    ) {
        self.configuration = configuration
        let recordsAtAll = configuration.recordingBytes > 0
        let isRecorded = { @Sendable thread in recordsAtAll && !isPrivate(thread) }
        recording = WireRecording(history: history, isKept: isRecorded)
        self.history = history
        self.isRecorded = isRecorded
        self.clock = clock
        reader = CredentialReader(paths: paths, clock: clock)
    }

    func platform(for name: ProfileName) async throws(PlatformFailure) -> any AgentPlatform {
        if let platform = platforms[name] { return platform }
        guard let profile = configuration[name] else {
            throw PlatformFailure(.local, "There is no profile “\(name)”", attempt: "looking for the profile")
        }
        let platform = try await make(profile)
        // Two first callers may have made one each, while the rehearsal started: everybody gets the same.
        return platforms[name] ?? keep(platform, as: name)
    }

    private func keep(_ platform: any AgentPlatform, as name: ProfileName) -> any AgentPlatform {
        platforms[name] = platform
        return platform
    }

    private func make(_ profile: ProfileSettings) async throws(PlatformFailure) -> any AgentPlatform {
        let exchange = exchange(trusting: profile.caFile)
        switch (profile.platform, profile.server) {
        case (.orchestrate, .url(let url)):
            let access = LiveAccess(profile, server: url, reader: reader, exchange: exchange, clock: clock)
            return OrchestratePlatform(
                configuration: OrchestrateConfiguration(
                    root: url, api: profile.api.flatMap(OrchestrateConfiguration.API.init) ?? .runs,
                    environment: .init(word: profile.environment), authorization: access.authorization,
                    renewalHint: access.renewalHint, run: profile.run, agents: definitions(of: profile)),
                exchange: exchange, tokens: access.tokens, clock: clock)
        case (.orchestrate, .rehearsal):
            return OrchestratePlatform(
                configuration: OrchestrateConfiguration(
                    root: try await rehearsal.url(), environment: .init(word: profile.environment)),
                exchange: exchange, tokens: FixedCredential.rehearsal, clock: clock)
        case (.orq, .url(let url)):
            return OrqPlatform(
                configuration: OrqConfiguration(
                    baseURL: url, api: OrqAPI(rawValue: profile.api ?? "auto") ?? .auto,
                    definitions: definitions(of: profile), isStreaming: profile.orq.isStreaming,
                    answersReviews: profile.orq.answersReviews),
                exchange: exchange, keys: LiveAccess.key(profile, reader: reader), clock: clock)
        case (.orq, .rehearsal):
            return OrqPlatform(
                configuration: OrqConfiguration(baseURL: try await rehearsal.url()), exchange: exchange,
                keys: FixedCredential.rehearsal, clock: clock)
        }
    }

    /// One client for all profiles that trust the same roots, so that connections are shared.
    func exchange(trusting caFile: String?) -> any HTTPExchange {
        if let exchange = exchanges[caFile ?? ""] { return exchange }
        let live = LiveExchange(
            settings: ExchangeSettings(caFile: caFile, environment: ProcessInfo.processInfo.environment))
        let tap = WireTap(around: live, recorder: recording)
        taps.append(tap)
        let exchange = ScopedExchange(inner: tap)
        exchanges[caFile ?? ""] = exchange
        return exchange
    }

    /// Waits until the history has everything that went over the wire so far.
    func settleRecordings() async {
        for tap in taps { await tap.settle() }
        await recording.settle()
    }

    /// What went over the wire for a run, oldest first: from the history, or of it what memory still has.
    func frames(of scope: RunScope) async throws(HistoryFailure) -> [RecordedFrame] {
        await settleRecordings()
        return isRecorded(scope.thread)
            ? try await history.frames(of: scope.run) : recording.remembered(of: scope)
    }

    /// How the frames of a profile's platform read.
    nonisolated func wireReader(for name: ProfileName) -> any WireReader {
        switch configuration[name]?.platform {
        case .orq: OrqWireReader()
        case .orchestrate, nil: OrchestrateWireReader()
        }
    }

    private func definitions(of profile: ProfileSettings) -> [String: JSONObject] {
        profile.agents.compactMapValues { if case .object(let object) = $0 { object } else { nil } }
    }
}
