import BatonCore
import BatonOrchestrate
import BatonTransport
import Synchronization

/// A clock on which every wait is over at once and is remembered.
final class HurriedClock: Clock, Sendable {
    /// Time that stands still.
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let slept = Mutex<[Duration]>([])

    /// The waits so far.
    var waits: [Duration] { slept.withLock { $0 } }

    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        slept.withLock { $0.append(now.duration(to: deadline)) }
        try Task.checkCancellation()
    }
}

/// A token that changes with each refresh.
final class RotatingTokens: TokenSource {
    private let state = Mutex(1)

    static let first = "eyJhbGciOiJIUzI1NiJ9.secret-token-1"

    func token(refused: String?) async throws(PlatformFailure) -> String? {
        state.withLock { number in
            if refused == Self.text(number) { number += 1 }
            return Self.text(number)
        }
    }

    private static func text(_ number: Int) -> String { "eyJhbGciOiJIUzI1NiJ9.secret-token-\(number)" }
}

/// A server without login.
struct NoTokens: TokenSource {
    func token(refused: String?) async throws(PlatformFailure) -> String? { nil }
}

extension OrchestratePlatform {
    static let local = "http://localhost:4321"
    static let cloud = "https://api.eu-de.watson-orchestrate.cloud.ibm.com/instances/i1"

    static func scripted(
        _ exchange: ScriptedExchange, root: String = local, api: OrchestrateConfiguration.API = .runs,
        environment: OrchestrateConfiguration.Environment = .unspecified,
        authorization: OrchestrateConfiguration.Authorization = .bearer, tokens: any TokenSource = RotatingTokens(),
        clock: HurriedClock = HurriedClock(), run: JSONObject = [], agents: [String: JSONObject] = [:]
    ) -> OrchestratePlatform {
        let configuration = OrchestrateConfiguration(
            root: root, api: api, environment: environment, authorization: authorization,
            renewalHint: "Run: orchestrate env activate local", run: run, agents: agents)
        return OrchestratePlatform(
            configuration: configuration, exchange: exchange, tokens: tokens, clock: clock, secondsSince1970: { 0 })
    }
}

/// What came of a run: its events, and the failure that its stream threw.
struct Heard {
    var events: [RunEvent] = []
    var failure: PlatformFailure?

    init(_ stream: RunEventStream) async {
        do {
            for try await batch in stream { events += batch.map(\.event) }
        } catch let failure as PlatformFailure {
            self.failure = failure
        } catch {
            failure = PlatformFailure(.local, "an error of another type: \(error)")
        }
    }

    var outcome: Outcome? { events.outcome }
    var handle: RemoteHandle? { events.handle }
}

extension [RunEvent] {
    var outcome: Outcome? {
        if case .ended(let outcome) = last { outcome } else { nil }
    }

    var handle: RemoteHandle? {
        reduce(nil) { handle, event in
            guard case .accepted(let newer) = event else { return handle }
            return handle?.merging(newer) ?? newer
        }
    }

    /// The events without those that only tell ids.
    var content: [RunEvent] {
        filter { if case .accepted = $0 { false } else { true } }
    }

    /// The texts of the finished messages' parts.
    var texts: [String] {
        flatMap { event -> [String] in if case .messageCompleted(let parts) = event { parts.map(\.text) } else { [] } }
    }

    var needs: Need? {
        if case .needs(let need) = outcome { need } else { nil }
    }

    var failure: PlatformFailure? {
        if case .failed(let failure) = outcome { failure } else { nil }
    }
}
