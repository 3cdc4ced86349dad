extension RehearsedAgent {
    /// Goes wrong on request.
    package static let stumble = RehearsedAgent(
        number: 6, key: "stumble", displayName: "Stumble",
        description: "Goes wrong on request: fail, drop, slow, 429, empty deltas, and more.",
        instructions: "Go wrong in the way that the message names, and explain yourself when it names none.",
        perform: { AnySequence(Stumble.acts(for: $0)) })
}

/// What `stumble` does: the faults that the message names, together where it names several.
enum Stumble {
    /// Short enough to wait for, long enough to see the countdown.
    static let retryAfterSeconds = 5

    /// The code of a run's failure that says that its time on the server is over.
    static let expiredCode = 408

    static func refusal(for prompt: String) -> Misbehaviour? {
        let words = Set(MessageToken.tokens(of: prompt).map { $0.word ?? $0.text })
        if words.contains("429") { return .tooManyRequests(retryAfterSeconds: retryAfterSeconds) }
        return Refusal.allCases.first { words.contains($0.rawValue) }.map(Misbehaviour.refuse)
    }

    static func acts(for turn: AgentTurn) -> [Act] {
        let words = Set(MessageToken.tokens(of: turn.prompt).map { $0.word ?? $0.text })
        // Only a wire that did not ask for the refusal comes here with one.
        if let refusal = Refusal.allCases.first(where: { words.contains($0.rawValue) }) {
            return [.fail(message: "Refused with \(refusal.code), as you asked.", code: refusal.code)]
        }
        let faults = Fault.allCases.filter { !$0.words.isDisjoint(with: words) }
        if faults.isEmpty { return Delivery.acts(of: explanation) }
        return faults.flatMap(\.acts) + (faults.last?.isLast == true ? [] : Delivery.acts(of: "Done: that was all."))
    }

    private static let explanation = """
        I go wrong on request. Say one of these words, or several:

        | word | what happens |
        |:-----|:-------------|
        | `fail` | the run fails after some text |
        | `drop` | the connection breaks off after some text, and the run goes on |
        | `slow` | long waits, with a line of progress in each |
        | `429` | the request is refused, with a `Retry-After` of \(retryAfterSeconds) seconds |
        | `empty deltas` | the deltas carry no text, and the answer stands only in the final message |
        | `tool` | a tool fails, and the run goes on |
        | `expire` | the run's time on the server is over |
        | `400` `401` `403` `404` `413` `422` `500` `502` `503` `504` | the request is refused so |
        | `quota` | the request is refused with 429 for a quota that waiting does not help |
        | `database` | the request is refused with a database's complaint |
        """

    /// In the order in which they happen.
    private enum Fault: CaseIterable {
        case tooManyRequests, emptyDeltas, slow, tool, drop, expire, fail

        /// Whether nothing comes after it.
        var isLast: Bool { self == .fail || self == .expire }

        var words: Set<String> {
            switch self {
            case .tooManyRequests: ["429"]
            case .emptyDeltas: ["empty"]
            case .slow: ["slow", "slowly"]
            case .drop: ["drop"]
            case .tool: ["tool"]
            case .expire: ["expire", "expired"]
            case .fail: ["fail"]
            }
        }

        var acts: [Act] {
            switch self {
            // Only a wire that did not ask for the refusal comes here.
            case .tooManyRequests:
                [.fail(message: "Too many requests, as you asked.", code: 429)]
            case .emptyDeltas:
                [.misbehave(.emptyDeltas)]
                    + Delivery.acts(of: "You read this only because the final message says it; the deltas were empty. ")
            case .slow:
                (1...4).flatMap { number -> [Act] in
                    let text = "Still working, part \(number) of 4…"
                    return [.progress(key: "pullingEverythingTogether", text: text), .wait(.seconds(5))]
                } + Delivery.acts(of: "That took a while, as you asked. ")
            case .drop:
                Delivery.acts(of: "The connection breaks off after this sentence, and the run goes on. ")
                    + [.misbehave(.dropConnection), .wait(.seconds(2))]
                    + Delivery.acts(of: "This was written while nobody listened. ")
            case .tool:
                [
                    .call(Self.search), .wait(.milliseconds(400)),
                    .toolFailed(Self.search, message: "The service did not answer.", took: .zero),
                ] + Delivery.acts(of: "A tool failed, so I go on without it. ")
            case .expire:
                Delivery.acts(of: "This takes longer than the server waits, so ")
                    + [.wait(.milliseconds(300)), .fail(message: "The run expired.", code: Stumble.expiredCode)]
            case .fail:
                Delivery.acts(of: "So far everything went well, but ")
                    + [.wait(.milliseconds(300)), .fail(message: "The run failed, as you asked.", code: 500)]
            }
        }

        private static let search = ToolUse(
            id: "call_1_1", tool: "search_archive", displayName: "Search archive", arguments: ["query": "everything"])
    }
}
