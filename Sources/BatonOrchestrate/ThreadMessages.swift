internal import BatonCore

/// Picks, out of a thread's messages and a run's own result, those that answer one prompt.
struct ThreadMessages: Sendable {
    /// The answer's messages, oldest first, as the wire has them.
    let answers: [JSONValue]

    /// - Parameters:
    ///   - rows: the thread's messages in any order; nil where they could not be read.
    ///   - run: the run as the server described it.
    ///   - userMessage: the id of the prompt's message, where an event gave it.
    init(rows: [JSONValue]?, run: JSONValue, userMessage: String?) {
        let result = Self.result(of: run)
        let prompt = userMessage ?? run.text("message_id") ?? result.flatMap { WireMessage($0).parentID }
        var answers = Self.answers(in: rows ?? [], to: prompt, hasResult: result != nil)
        if let result {
            let id = WireMessage(result).id
            // The list may lag behind the run.
            if !answers.contains(where: { id != nil && WireMessage($0).id == id }) { answers.append(result) }
        }
        self.answers = answers
    }

    /// The run's final message, in any of the places where servers put it.
    private static func result(of run: JSONValue) -> JSONValue? {
        if let message = run["result"]?["data"]?["message"], !message.isNull { return message }
        if let message = run["last_message"], !message.isNull { return message }
        guard let text = run.text("results") else { return nil }
        return ["role": "assistant", "content": .string(text)]
    }

    private static func answers(in rows: [JSONValue], to prompt: String?, hasResult: Bool) -> [JSONValue] {
        let ordered = Self.ordered(rows.map { (WireMessage($0), $0) })
        guard let start = start(of: ordered.map(\.0), prompt: prompt, hasResult: hasResult) else {
            return ordered.filter { prompt != nil && $0.0.parentID == prompt }.map(\.1)
        }
        return ordered[start...].prefix { $0.0.role != "user" }.map(\.1)
    }

    /// A thread's messages as they were said.
    static func ordered(_ rows: [JSONValue]) -> [JSONValue] {
        ordered(rows.map { (WireMessage($0), $0) }).map(\.1)
    }

    /// By time, since servers promise no order; as they come where one has no time.
    private static func ordered(_ rows: [(WireMessage, JSONValue)]) -> [(WireMessage, JSONValue)] {
        guard rows.allSatisfy({ !$0.0.createdOn.isEmpty }) else { return rows }
        return rows.enumerated()
            .sorted { ($0.element.0.createdOn, $0.offset) < ($1.element.0.createdOn, $1.offset) }
            .map(\.element)
    }

    /// Where the answer begins: after the prompt, or, where its id is unknown, after the last thing the user said.
    private static func start(of messages: [WireMessage], prompt: String?, hasResult: Bool) -> Int? {
        if let prompt {
            if let index = messages.firstIndex(where: { $0.id == prompt }) { return index + 1 }
            // The run's own result beats a guess.
            if hasResult || messages.contains(where: { $0.parentID == prompt }) { return nil }
        }
        return messages.lastIndex { $0.role == "user" }.map { $0 + 1 }
    }
}
