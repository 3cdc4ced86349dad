import BatonCore

extension Usage {
    /// The figures of `usage`, in either generation's words, and of `billing`; nil where none is there.
    init?(orq usage: JSONValue?, billing: JSONValue? = nil, model: String? = nil) {
        self.init(
            inputTokens: usage?[anyOf: "prompt_tokens", "input_tokens"]?.int,
            outputTokens: usage?[anyOf: "completion_tokens", "output_tokens"]?.int,
            totalTokens: usage?["total_tokens"]?.int,
            costUSD: billing?["total_cost"]?.double ?? usage?["total_cost"]?.double,
            model: model, timeToFirstToken: usage?["time_to_first_token"]?.double.flatMap(Self.milliseconds))
        if self == Usage() { return nil }
    }

    /// The figures of a trace (`GET /v3/traces/{id}`); nil where it has none. A cost in another currency is left out.
    init?(trace: JSONValue) {
        let cost = trace["cost"] ?? .null
        let isDollars = cost["currency"]?.string.map { $0.isEmpty || $0.uppercased() == "USD" } ?? true
        let models = (trace["models"]?.elements ?? []).compactMap(\.string)
        self.init(orq: trace["usage"], model: models.isEmpty ? nil : models.joined(separator: ", "))
        costUSD = isDollars ? cost["total"]?.double : nil
        if self == Usage() { return nil }
    }

    /// orq does not write down the unit; its examples make sense in milliseconds. What is negative or longer than a day
    /// is no time to wait for a token.
    private static func milliseconds(_ count: Double) -> Duration? {
        (0...86_400_000).contains(count) ? .microseconds(Int64(count * 1_000)) : nil
    }
}
