package import BatonCore

/// A thread as a person reads it, in Markdown, with its steps.
package enum MarkdownDocument {
    package static func text(_ thread: ChatThread) -> String {
        head(of: thread) + thread.turns.map { text($0, of: thread) }.joined()
    }

    static func head(of thread: ChatThread) -> String {
        "# \(DocumentText.title(of: thread))\n\n\(thread.agent.agent) · \(thread.agent.profile)\n"
            + (thread.origin.map { "\n*\(DocumentText.origin($0))*\n" } ?? "")
    }

    static func text(_ turn: Turn, of thread: ChatThread) -> String {
        var blocks = ["## You · \(DocumentText.time(turn.created.unixMilliseconds))"]
        if !turn.prompt.text.isEmpty { blocks.append(turn.prompt.text) }
        blocks += turn.prompt.files.map { "Attached: \($0.name)" }
        if let run = turn.run { blocks += self.blocks(run, of: thread) }
        blocks += thread.handOvers.filter { $0.turn == turn.id }.map { "*\(DocumentText.target($0))*" }
        return blocks.map { "\n\($0)\n" }.joined()
    }

    private static func blocks(_ run: Run, of thread: ChatThread) -> [String] {
        var blocks = ["## \(DocumentText.line(run.agentName ?? thread.agent.agent))"]
        for item in run.items {
            switch item {
            case .part(let part) where part.kind == .text: blocks.append(part.text)
            case .part(let part): blocks.append(quoted(part.text))
            case .step(let step): blocks += self.blocks(step)
            }
        }
        let sources = run.sources.enumerated().map { index, source in
            "\(index + 1). \(DocumentText.line(source.title))" + (source.address.map { " <\($0)>" } ?? "")
        }
        if !sources.isEmpty { blocks.append("Sources:\n\n" + sources.joined(separator: "\n")) }
        blocks += run.files.map {
            "File: \(DocumentText.line($0.name))" + (($0.isInline ? nil : $0.address).map { " <\($0)>" } ?? "")
        }
        blocks += DocumentText.remarks(on: run).map { "*\($0)*" }
        return blocks.filter { !$0.isEmpty }
    }

    private static func blocks(_ step: Step) -> [String] {
        var blocks = ["**\(DocumentText.heading(of: step))**"]
        if let call = step.call { blocks.append(fenced(call.arguments.unwrappingText.prettyText, as: "json")) }
        if let result = step.result { blocks.append(fenced(DocumentText.plain(result), as: "")) }
        if let failure = step.failure { blocks.append(quoted(failure)) }
        return blocks
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }

    /// In a fence that nothing in the text can close (CommonMark 0.31 §4.5).
    private static func fenced(_ text: String, as language: String) -> String {
        var (longest, run) = (2, 0)
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }
}
