import BatonCore

/// Gives hand-offs their agents' names where the wire tells only the database's ids.
struct HandOffNames: Sendable {
    let client: OrqClient
    let memory: PlatformMemory

    /// The same events; asks the server for an agent that is not known yet, once in the program's life.
    func named(_ events: [SequencedEvent]) async -> [SequencedEvent] {
        var output = events
        for index in output.indices {
            guard case .stepStarted(var step) = output[index].event, step.kind == .handOff, Self.isID(step.name) else {
                continue
            }
            step.name = await name(of: step.name)
            step.call?.name = step.name
            output[index].event = .stepStarted(step)
        }
        return output
    }

    private func name(of id: String) async -> String {
        if let known = memory.name(ofID: id) { return known }
        let name: String
        do throws(PlatformFailure) {
            let path = "/v2/agents/\(id.pathSegment)"
            name = try await client.readOnce(path, for: .naming)["key"]?.string ?? id
        } catch {
            // A name is a kindness: the run goes on with the id.
            name = id
        }
        memory.learn(name: name, ofID: id)
        return name
    }

    /// Whether a text is one of the server's ids: a ULID, 26 digits of Crockford's base 32.
    private static func isID(_ text: String) -> Bool {
        text.utf8.count == 26 && text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
    }
}
