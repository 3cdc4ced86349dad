import BatonRehearsal

extension RehearsedAgent {
    /// 2026-11-22 21:55:14 UTC, a Sunday.
    static let someTime: Int64 = 1_795_384_514_000

    /// The acts in answer to a prompt.
    func acts(for prompt: String, after earlier: [Exchange] = [], at time: Int64 = someTime) -> [Act] {
        Array(perform(AgentTurn(prompt: prompt, earlier: earlier, millisecondsSince1970: time)))
    }

    /// The whole answer to a prompt.
    func answer(to prompt: String, after earlier: [Exchange] = [], at time: Int64 = someTime) -> String {
        acts(for: prompt, after: earlier, at: time).text
    }

    /// A conversation of several prompts, each answered with the memory of those before it.
    func converse(_ prompts: String...) -> [[Act]] {
        var earlier: [Exchange] = []
        return prompts.map { prompt in
            let acts = acts(for: prompt, after: earlier)
            earlier.append(Exchange(prompt: prompt, answer: acts.text, ask: acts.ask))
            return acts
        }
    }
}

extension Sequence<Act> {
    /// What is said, put together.
    var text: String {
        reduce(into: "") { if case .say(let delta) = $1 { $0 += delta } }
    }

    var ask: Ask? {
        compactMap { if case .ask(let ask) = $0 { ask } else { nil } }.last
    }

    var calls: [ToolUse] {
        compactMap { if case .call(let use) = $0 { use } else { nil } }
    }

    /// What the tools gave back, in the order of their calls; nil for one that failed.
    var results: [JSON?] {
        calls.map { call in
            lazy.compactMap { if case .result(call, let result, _) = $0 { result } else { nil } }.first
        }
    }

    var failures: [String] {
        compactMap { if case .toolFailed(_, let message, _) = $0 { message } else { nil } }
    }

    /// All waits together.
    var waits: Duration {
        reduce(.zero) { if case .wait(let wait) = $1 { $0 + wait } else { $0 } }
    }
}
