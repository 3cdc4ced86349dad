import BatonCore

/// A turn as it goes out, with everything that the wire needs known.
struct OutgoingTurn: Sendable {
    enum Content: Sendable {
        case text(String)
        /// The answers to every call that the run before this one left waiting.
        case results([CallResult])
    }

    struct CallResult: Sendable {
        var call: ToolCallID
        var value: JSONValue
    }

    /// The agent's key, perhaps with `@version`.
    var agent: String
    /// The profile's definition of the agent, where it has one.
    var definition: JSONObject?
    var content: Content
    var continuing: RemoteHandle?
}

extension OutgoingTurn.Content {
    /// What `text` means after a run that left `pending` calls waiting: orq.ai refuses any other message before each of
    /// them has its result, so the text is the result of the only one, or holds those of several.
    init(_ text: String, answering pending: [PendingCall]) throws(PlatformFailure) {
        guard let first = pending.first else {
            self = .text(text)
            return
        }
        let value = Self.value(of: text)
        guard pending.count > 1 else {
            self = .results([OutgoingTurn.CallResult(call: first.id, value: value)])
            return
        }
        var results: [OutgoingTurn.CallResult] = []
        for call in pending {
            guard let result = value[call.id.text] ?? value[call.name] else {
                let names = pending.map(\.name).joined(separator: ", ")
                throw PlatformFailure(
                    .invalidRequest, "The agent waits for the results of \(pending.count) calls: \(names)",
                    attempt: "answering the agent's calls",
                    hint: "Send one JSON object with a member for each call, by its name or id, or start a new thread.")
            }
            results.append(OutgoingTurn.CallResult(call: call.id, value: result))
        }
        self = .results(results)
    }

    /// The user's text, or the JSON that it spells.
    private static func value(of text: String) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: text)
        } catch {
            return .string(text)
        }
    }
}
