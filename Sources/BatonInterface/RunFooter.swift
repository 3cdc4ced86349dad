package import BatonCore
internal import BatonText

/// The line under an answer: how it ended where that is not plain to see, the times that were measured, and the figures
/// that the server sent. What is not known is not there.
enum RunFooter {
    /// - Parameter note: what else is to be said of the answer.
    /// - Returns: nil while the run goes on.
    static func text(of run: Run, note: String? = nil) -> String? {
        guard let figures = run.figures else { return nil }
        let all = figures + (note.map { [$0] } ?? [])
        return all.isEmpty ? nil : all.joined(separator: " · ")
    }

    fileprivate static func figures(of run: Run) -> [String]? {
        guard let outcome = run.outcome else { return nil }
        var figures: [String] = []
        if let word = word(for: outcome) { figures.append(word) }
        if let total = run.total { figures.append(DurationText.short(total)) }
        if let firstText = run.firstText, firstText != run.total {
            figures.append("first word \(DurationText.short(firstText))")
        }
        if let wait = run.usage?.timeToFirstToken {
            figures.append("first token \(DurationText.short(wait))")  // By the server's clock.
        }
        if let usage = run.usage { figures += self.figures(of: usage) }
        return figures
    }

    private static func word(for outcome: Outcome) -> String? {
        switch outcome {
        case .completed, .needs: nil
        case .cutOff(let reason): "cut off (\(reason))"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case .rejected: "rejected"
        case .expired: "expired"
        }
    }

    static func figures(of usage: Usage) -> [String] {
        var figures: [String] = []
        if let total = usage.totalTokens {
            figures.append("\(total) tokens")
        } else {
            if let input = usage.inputTokens { figures.append("\(input) tokens in") }
            if let output = usage.outputTokens { figures.append("\(output) tokens out") }
        }
        if let cost = usage.costUSD { figures.append(Figures.dollars(cost)) }
        return figures
    }
}

extension Run {
    /// How it ended where that is not plain to see, its times and figures, one each; nil while it goes on.
    package var figures: [String]? { RunFooter.figures(of: self) }
}
