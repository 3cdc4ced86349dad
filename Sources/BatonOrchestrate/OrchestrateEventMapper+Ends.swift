internal import BatonCore

extension OrchestrateEventMapper {
    /// The stream's normal end: an outcome, unless a flow goes on behind it, which only polling can tell of.
    mutating func completed() -> [RunEvent] {
        guard !awaitsFlow else { return [] }
        return [.ended(need.map { .needs($0) } ?? .completed)]
    }

    func runFailure(_ data: JSONValue) -> PlatformFailure {
        let reason = ErrorText.reason(in: data) ?? "The run failed, and the server does not say why"
        let words = reason.lowercased()
        if words.contains("timed out") {
            return PlatformFailure(
                .timedOut, reason, isRetryable: true, delivery: .delivered,
                hint: "Give the stream longer: stream_timeout, in milliseconds, in the profile's run settings.")
        }
        let isTooLong = words.contains("context_length_exceeded")
        return PlatformFailure(
            .agentFailed, reason, isRetryable: !isTooLong, delivery: .delivered,
            hint: isTooLong ? "The conversation is too long for the agent's model: start a new thread." : nil)
    }

    /// An error that the server put into the stream instead of a status.
    func serverError(_ data: JSONValue) -> PlatformFailure {
        let reason = ErrorText.reason(in: data) ?? "The server reported an error without a word"
        let status = (data["code"] ?? data["status"] ?? data["error"]?["code"])?.int.flatMap { code in
            (400..<600).contains(code) ? code : nil
        }
        let code: PlatformFailure.Code =
            switch status {
            case 401: .unauthorized
            case 403: .forbidden
            case 429: .rateLimited
            default: .serverError
            }
        return PlatformFailure(
            code, reason, httpStatus: status, isRetryable: code == .serverError || code == .rateLimited,
            delivery: .delivered)
    }

    // MARK: - Usage

    /// The figures of the whole run so far: messages add up, and each model keeps its own sum.
    mutating func usageReported(_ value: JSONValue?) -> [RunEvent] {
        let models = value?["model_usage"]?.elements ?? []
        let figures = models.isEmpty ? value.map { [Usage(wire: $0)] } ?? [] : models.map(Usage.init(wire:))
        for figure in figures where figure != Usage() {
            if let index = usages.firstIndex(where: { $0.model == figure.model }) {
                usages[index] = usages[index].adding(figure)
            } else {
                usages.append(figure)
            }
        }
        guard !usages.isEmpty, !figures.isEmpty else { return [] }
        var sum = usages.reduce(Usage()) { $0.adding($1) }
        let names = usages.compactMap(\.model)
        sum.model = names.isEmpty ? nil : names.joined(separator: ", ")
        if names.count > 1 { sum.models = usages }
        return [.usageReported(sum)]
    }
}

extension Usage {
    /// `{"model_name","token_usage":{…}}`, or the token figures by themselves.
    init(wire value: JSONValue) {
        let tokens = value["token_usage"] ?? value
        self.init(
            inputTokens: tokens[anyOf: "prompt_tokens", "input_tokens"]?.int,
            outputTokens: tokens[anyOf: "completion_tokens", "output_tokens"]?.int,
            totalTokens: tokens["total_tokens"]?.int, model: value.text("model_name", "model"))
    }

    /// Both figures together; one that is nowhere stays unknown.
    func adding(_ other: Usage) -> Usage {
        func sum(_ left: Int?, _ right: Int?) -> Int? {
            guard let left, let right else { return left ?? right }
            // Figures from a server are no reason to trap.
            return left.addingReportingOverflow(right).partialValue
        }
        return Usage(
            inputTokens: sum(inputTokens, other.inputTokens), outputTokens: sum(outputTokens, other.outputTokens),
            totalTokens: sum(totalTokens, other.totalTokens), model: model ?? other.model)
    }
}
