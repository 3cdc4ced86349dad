import BatonCore

/// A turn as it goes out, with everything that the wire needs known.
struct OutgoingTurn: Sendable {
    enum Content: Sendable {
        case message(String, files: [AttachedFile])
        /// The answers to every call that the run before this one left waiting.
        case results([ToolResult])
    }

    /// The agent's key, perhaps with `@version`; or a model's name as ``Agent/modelPrefix`` marks it.
    var agent: String
    /// The profile's definition of the agent, where it has one.
    var definition: AgentDefinition?
    var content: Content
    /// What was said before in a conversation that the server does not have, oldest first.
    var transcript: [ChatMessage] = []
    var continuing: RemoteHandle?
    /// The conversation's id on the server, where the profile groups conversations.
    var thread: String?
    /// Whether the events are to come as a stream; else the server answers at once and the run is polled.
    var isStreamed = true
}

extension OutgoingTurn.Content {
    /// What `prompt` means after a run that left `pending` calls waiting: orq.ai refuses any other message before each of
    /// them has its result. Without results of its own the prompt's text is the result of the only one, or holds those
    /// of several.
    /// - Throws: `.invalidRequest` where a call would stay without its result, a result is of no call that waits, or a file
    ///   is none that orq.ai takes.
    init(_ prompt: Prompt, answering pending: [PendingCall]) throws(PlatformFailure) {
        if prompt.toolResults.isEmpty, pending.isEmpty {
            for file in prompt.files { try file.checkForOrq() }
            self = .message(prompt.text, files: prompt.files)
            return
        }
        guard prompt.files.isEmpty else {
            throw Self.refusal(
                "A result cannot carry a file", hint: "Answer the agent's calls first, then send the file.")
        }
        if !prompt.toolResults.isEmpty {
            self = .results(try Self.results(prompt.toolResults, answering: pending))
        } else {
            self = .results(try Self.results(in: prompt.text, answering: pending))
        }
    }

    /// The results in the order in which the calls were made; of two for one call, the last.
    private static func results(
        _ given: [ToolResult], answering pending: [PendingCall]
    ) throws(PlatformFailure) -> [ToolResult] {
        if let stray = given.first(where: { result in !pending.contains { $0.id == result.call } }) {
            throw refusal(
                "No call waits for the result of \(stray.call)",
                hint: "The agent has its result already, or the call is of another thread.")
        }
        var results: [ToolResult] = []
        for call in pending {
            guard let result = given.last(where: { $0.call == call.id }) else {
                throw refusal(
                    "The call \(call.name) has no result yet",
                    hint: "orq.ai goes on only when every call has a result; decline what is not to be run.")
            }
            results.append(result)
        }
        return results
    }

    private static func results(
        in text: String, answering pending: [PendingCall]
    ) throws(PlatformFailure) -> [ToolResult] {
        let value = value(of: text)
        if let only = pending.first, pending.count == 1 { return [ToolResult(call: only.id, value: value)] }
        var results: [ToolResult] = []
        for call in pending {
            guard let result = value[call.id.text] ?? value[call.name] else {
                let names = pending.map(\.name).joined(separator: ", ")
                throw refusal(
                    "The agent waits for the results of \(pending.count) calls: \(names)",
                    hint: "Send one JSON object with a member for each call, by its name or id, or start a new thread.")
            }
            results.append(ToolResult(call: call.id, value: result))
        }
        return results
    }

    private static func refusal(_ message: String, hint: String) -> PlatformFailure {
        PlatformFailure(.invalidRequest, message, attempt: "answering the agent's calls", hint: hint)
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
