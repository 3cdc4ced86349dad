import BatonCore

extension Usage {
    /// The figures of `usage`, in either generation's words, and of `billing`; nil where none is there.
    init?(orq usage: JSONValue?, billing: JSONValue? = nil, model: String? = nil) {
        self.init(
            inputTokens: usage?[anyOf: "prompt_tokens", "input_tokens"]?.int,
            outputTokens: usage?[anyOf: "completion_tokens", "output_tokens"]?.int,
            totalTokens: usage?["total_tokens"]?.int,
            costUSD: billing?["total_cost"]?.double ?? usage?["total_cost"]?.double,
            model: model)
        if self == Usage() { return nil }
    }
}
