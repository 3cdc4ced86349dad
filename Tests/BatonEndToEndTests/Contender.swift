import BatonCore
import BatonOrchestrate
import BatonOrq
import BatonRehearsal
import BatonTestKit
import BatonTransport
import Testing

/// Who may stand behind ``AgentPlatform``. Both adapters speak to the rehearsal over loopback HTTP, orq.ai's in each of its
/// three generations; the scripted platform, which the engine's tests trust, has to obey the same rules.
enum Contender: String, CaseIterable, CustomTestStringConvertible {
    case scripted, orchestrate, orqResponses, orqAgentResponses, orqTasks, orqAuto

    static let live: [Contender] = [.orchestrate, .orqResponses, .orqAgentResponses, .orqTasks, .orqAuto]

    var testDescription: String { rawValue }

    var platform: Platform {
        switch self {
        case .scripted, .orchestrate: .orchestrate
        case .orqResponses, .orqAgentResponses, .orqTasks, .orqAuto: .orq
        }
    }

    /// Runs `body` with a platform whose server, if it has one, lives as long as that.
    func use(speed: Double = 1_000, _ body: (any AgentPlatform) async throws -> Void) async throws {
        guard self != .scripted else { return try await body(Self.script) }
        let server = try await RehearsalServer.start(speed: speed)
        let exchange = LiveExchange(settings: ExchangeSettings())
        do {
            try await body(live(at: "http://127.0.0.1:\(server.port)", exchange))
        } catch {
            await exchange.shutdown()
            await server.stop()
            throw error
        }
        await exchange.shutdown()
        await server.stop()
    }

    private func live(at url: String, _ exchange: LiveExchange) -> any AgentPlatform {
        let api: OrqAPI
        switch self {
        case .scripted, .orchestrate:
            return OrchestratePlatform(
                configuration: OrchestrateConfiguration(root: url, environment: .draft), exchange: exchange,
                tokens: AnyCredential(), clock: ImpatientClock())
        case .orqResponses: api = .responses
        case .orqAgentResponses: api = .agentResponses
        case .orqTasks: api = .tasks
        case .orqAuto: api = .auto
        }
        return OrqPlatform(
            configuration: OrqConfiguration(baseURL: url, api: api), exchange: exchange, keys: AnyCredential())
    }

    /// Lets every wait pass at once: what a server asks for by `Retry-After` is tested by the adapters.
    private struct ImpatientClock: Clock {
        var now: ContinuousClock.Instant { .now }
        var minimumResolution: Duration { .zero }
        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
            try Task.checkCancellation()
        }
    }

    private struct AnyCredential: TokenSource, OrqKeySource {
        func token(refused: String?) async throws(PlatformFailure) -> String? { "any" }
        func key(refreshing: Bool) async throws(PlatformFailure) -> String? { "any" }
    }

    private static var script: ScriptedPlatform {
        let handle = RemoteHandle(platform: .orchestrate, ids: RemoteIDs([.thread: "T", .run: "R"]))
        var step = Step(id: "c1", kind: .tool, name: "calculator")
        step.call = ToolCall(id: "c1", name: "calculator", arguments: ["expression": "6 * 7"])
        let answer = Part(id: "m", kind: .text, text: "I am the guide: 42.")
        return ScriptedPlatform(
            scripts: [
                .init([
                    .accepted(handle), .stepStarted(step), .stepEnded("c1", StepEnd(result: ["value": 42])),
                    .delta(Delta(part: "m", kind: .text, text: "I am the guide: ")),
                    .delta(Delta(part: "m", kind: .text, text: "42.")), .messageCompleted([answer]),
                    .ended(.completed),
                ])
            ],
            polls: [.success(RunSnapshot(events: [.messageCompleted([answer]), .ended(.completed)]))])
    }
}

/// What a stream of events came to.
struct Played {
    var events: [RunEvent] = []
    var failure: PlatformFailure?
    var run = Run(id: "r", began: Moment(monotonic: .zero, unixMilliseconds: 0))
}
