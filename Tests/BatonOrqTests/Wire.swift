import BatonCore
import BatonOrq
import BatonTransport
import Testing

/// A key source that gives `keys` one after another, each refresh the next.
struct Keys: OrqKeySource {
    var first: String? = "sk-orq-test-secret"
    var refreshed: String?

    func key(refreshing: Bool) async throws(PlatformFailure) -> String? { refreshing ? refreshed ?? first : first }
}

func platform(
    _ exchange: ScriptedExchange, api: OrqAPI = .auto, definitions: [String: JSONObject] = [:], keys: Keys = Keys(),
    clock: ImmediateClock = ImmediateClock()
) -> OrqPlatform {
    OrqPlatform(
        configuration: OrqConfiguration(baseURL: "https://orq.test/", api: api, definitions: definitions),
        exchange: exchange, keys: keys, clock: clock, secondsSince1970: { 784_111_777 })
}

/// Every event of one turn, and what its stream threw.
func events(
    of platform: OrqPlatform, _ text: String = "Weather in Bern?", agent: String = "tui-helper",
    continuing: RemoteHandle? = nil
) async -> (events: [RunEvent], failure: PlatformFailure?) {
    let request = RunRequest(agent: agent, prompt: Prompt(text), continuing: continuing)
    var all: [RunEvent] = []
    do {
        for try await batch in platform.start(request) { all += batch.map(\.event) }
    } catch {
        return (all, error as? PlatformFailure)
    }
    return (all, nil)
}

/// The events of one generation's stream made of `objects`, delivered in `pieces` of that many bytes.
func events(of api: OrqAPI, _ objects: [String], piece: Int = .max) async -> [RunEvent] {
    let bytes = Array(sse(objects).utf8)
    let pieces = stride(from: 0, to: bytes.count, by: min(piece, bytes.count)).map { start in
        Array(bytes[start..<min(start + min(piece, bytes.count), bytes.count)])
    }
    let outcome = await events(of: platform(ScriptedExchange(.stream(pieces)), api: api))
    #expect(outcome.failure == nil)
    return outcome.events
}

func sse(_ objects: [String]) -> String {
    (objects + ["[DONE]"]).map { "data: \($0)\n\n" }.joined()
}

/// Sends `object` alone, cut once at every byte, and expects the same events each time.
func expectSameAtEveryCut(
    of api: OrqAPI, _ object: String, _ expected: [RunEvent], sourceLocation: SourceLocation = #_sourceLocation
) async {
    let bytes = Array(sse([object]).utf8)
    for cut in 0...bytes.count {
        let exchange = ScriptedExchange(.stream([Array(bytes[..<cut]), Array(bytes[cut...])]))
        let outcome = await events(of: platform(exchange, api: api))
        guard outcome.events == expected, outcome.failure == nil else {
            Issue.record(
                "cut at \(cut): \(outcome.events), \(String(describing: outcome.failure)) instead of \(expected)",
                sourceLocation: sourceLocation)
            return
        }
    }
}

/// The handle as the adapter notes it; the notes are kept in histories, so that their spelling must stay.
func handle(_ api: OrqAPI, _ ids: [RemoteIDs.Kind: String], pending: String = "") -> RemoteHandle {
    RemoteHandle(
        platform: .orq, ids: RemoteIDs(ids), state: ["api": api.rawValue, "agent": "tui-helper", "pending": pending])
}

func json(_ text: String) -> JSONValue {
    do throws(JSONError) {
        return try JSONValue(parsing: text)
    } catch {
        Issue.record("\(error) in \(text)")
        return .null
    }
}

extension WireRequest {
    var json: JSONValue? { body.map { BatonOrqTests.json(String(decoding: $0, as: UTF8.self)) } }
}
