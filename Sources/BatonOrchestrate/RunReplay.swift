internal import BatonCore
internal import BatonTransport

/// Reads again what a run said while it happened (`watsonx-orchestrate.md` §3.2): all steps, under the ids that they had in the
/// stream. Servers keep it for about an hour.
struct RunReplay: Sendable {
    let client: Client

    /// How long the server may wait for the end of a run that still goes on.
    private static let patience = Duration.seconds(1)

    /// - Throws: `.unsupported` where the server keeps no events.
    func snapshot(of id: String, _ handle: RemoteHandle) async throws(PlatformFailure) -> RunSnapshot {
        let call = Call.events(ofRun: id, timeout: Self.patience)
        let response: WireResponse
        switch try await client.openUnlessMissing(call) {
        case .success(let opened): response = opened
        case .failure:
            client.routes.rememberLack(of: .events)
            throw PlatformFailure(.unsupported, "This server keeps no events of a run", attempt: call.attempt)
        }
        return RunSnapshot(events: Self.events(in: try await client.json(in: response, to: call), handle))
    }

    private static func events(in answer: JSONValue, _ handle: RemoteHandle) -> [RunEvent] {
        var mapper = OrchestrateEventMapper()
        mapper.handle = handle
        return (mapper.events(in: answer.rows) + mapper.finish()).map(\.event)
    }
}

extension RunSnapshot {
    /// The same without increments, which would come on top of those that have streamed: what they add up to takes their
    /// place, unless a finished message says it.
    var condensed: RunSnapshot {
        var sums: [PartID: Part] = [:]
        for case .delta(let delta) in events {
            sums[delta.part, default: Part(id: delta.part, kind: delta.kind)].text += delta.text
        }
        let lastMessage = events.lastIndex { if case .messageCompleted = $0 { true } else { false } } ?? -1
        return RunSnapshot(
            events: events.enumerated().compactMap { index, event in
                guard case .delta(let delta) = event else { return event }
                guard let sum = sums.removeValue(forKey: delta.part) else { return nil }
                return sum.kind == .text && index < lastMessage ? nil : .partCompleted(sum)
            })
    }
}
