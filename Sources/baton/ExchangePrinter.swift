import BatonCore
import BatonEngine
import BatonInterface
import Glibc

/// Prints an exchange: the payload on standard output, everything else on standard error.
struct ExchangePrinter {
    let form: AskCommand.Form
    let isStreaming: Bool
    let agent: AgentReference
    let platform: Platform
    private var events = ExchangeEvents()
    /// What of the answer is on standard output already.
    private var printed = ""

    init(form: AskCommand.Form, isStreaming: Bool, agent: AgentReference, platform: Platform) {
        self.form = form
        self.isStreaming = isStreaming
        self.agent = agent
        self.platform = platform
    }

    /// What happened, and what has become of the run by it.
    mutating func saw(_ event: ConversationEvent, run: Run?, now: Moment) throws {
        guard isStreaming, let run else { return }
        switch form {
        case .text: try printGrowth(of: run.text)
        case .json:
            let elapsed = now.monotonic - run.began.monotonic
            let lines = events.lines(
                for: event.runEvents, run: run, elapsed: elapsed, isSnapshot: event.isSnapshot)
            for line in lines {
                try StandardOutput.write(line.text + "\n")
            }
        }
    }

    /// A command of the user's answered a call of `run`; what follows is told of another run.
    mutating func ran(_ answer: ToolAnswer, run: Run?, now: Moment) throws {
        if form == .json, isStreaming {
            let elapsed = now.monotonic - (run?.began ?? now).monotonic
            try StandardOutput.write(ExchangeEvents.line(for: answer, elapsed: elapsed).text + "\n")
        }
        switch answer.result {
        case .success: StandardError.write("baton: Ran \(Self.oneLine(answer.call.name)).\n")
        case .failure(let failure):
            StandardError.write("baton: \(Self.oneLine(answer.call.name)) failed. \(failure.advice.sentence)\n")
        }
        events = ExchangeEvents()
    }

    /// What the user should know while the run goes on. On a terminal, where the answer stops in the middle of a line, it
    /// begins a line of its own.
    func tell(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        let isMidLine = !printed.isEmpty && !printed.hasSuffix("\n")
        let isBoth = isatty(STDOUT_FILENO) != 0 && isatty(STDERR_FILENO) != 0
        StandardError.write((isMidLine && isBoth ? "\n" : "") + lines.map { "baton: \($0)\n" }.joined())
    }

    /// The end: the answer or the document, then the ids and the way to go on.
    /// - Parameter remark: what else the user should know.
    mutating func finish(_ run: Run, notice: Notice?, remark: String? = nil, now: Moment) throws {
        let document = ExchangeDocument(run: run, agent: agent, platform: platform)
        switch (form, isStreaming) {
        case (.json, true):
            let elapsed = run.total ?? now.monotonic - run.began.monotonic
            try StandardOutput.write(ExchangeEvents.last(document, elapsed: elapsed).text + "\n")
        case (.json, false): try StandardOutput.write(document.json.prettyText + "\n")
        case (.text, _):
            try printGrowth(of: run.text)
            if !printed.isEmpty, !printed.hasSuffix("\n") { try StandardOutput.write("\n") }
            try StandardOutput.write(Self.enclosures(of: run, afterText: !printed.isEmpty))
        }
        if let remark { StandardError.write("baton: \(Self.oneLine(remark)).\n") }
        StandardError.write(remarks(on: run, notice: notice, resume: document.resume))
    }

    /// A text that no longer begins with what was printed (the server's final word differs) is printed once more, whole.
    private mutating func printGrowth(of text: String) throws {
        if text.hasPrefix(printed) {
            try StandardOutput.write(String(text.dropFirst(printed.count)))
        } else {
            try StandardOutput.write("\n\n" + text)
        }
        printed = text
    }

    /// What the answer rests on and what came with it: part of the answer.
    private static func enclosures(of run: Run, afterText: Bool) -> String {
        var lines = run.sources.enumerated().map { "[\($0 + 1)] " + line($1.title, at: $1.address) }
        lines += run.files.map { "\($0.kind.rawValue): " + line($0.titleWithFacts, at: $0.isInline ? nil : $0.address) }
        guard !lines.isEmpty else { return "" }
        return (afterText ? "\n" : "") + lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ name: String, at address: String?) -> String {
        oneLine(address.map { $0 == name ? name : "\(name)  \($0)" } ?? name)
    }

    /// What a server sent must not look like a line of ours.
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private func remarks(on run: Run, notice: Notice?, resume: String?) -> String {
        var lines: [String] = []
        if let need = run.awaited { lines += Self.lines(asking: need) }
        lines += run.warnings.map { "baton: \($0)." }
        switch run.outcome {
        case .failed(let failure): lines.append("baton: \(failure.advice.sentence) \(failure.advice.next)")
        case .cutOff(let reason):
            lines.append("baton: The answer was cut off (\(reason)). \(run.outcome?.next ?? "")")
        case .expired: lines.append("baton: The run expired on the server.")
        case .rejected: lines.append("baton: The agent rejected the task.")
        case .cancelled: lines.append("baton: Cancelled.")
        case .completed, .needs: break
        case nil where run.pause != nil: lines.append("baton: The run goes on when that is answered.")
        case nil:
            lines.append("baton: \(notice?.text ?? "The run is still going on at the server").")
        }
        let ids = (run.handle?.ids.all ?? []).map { "\($0.kind.rawValue) \(Self.oneLine($0.text))" }
        let state = "state \(ExchangeDocument(run: run, agent: agent, platform: platform).state)"
        lines.append((ids + [state]).joined(separator: " · "))
        if let resume { lines.append("go on: \(Self.oneLine(resume))") }
        if run.outcome == nil, let watch = ExchangeDocument(run: run, agent: agent, platform: platform).watch {
            lines.append("watch: \(Self.oneLine(watch))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(asking need: Need) -> [String] {
        var lines = need.question.isEmpty ? [] : ["baton: The agent asks: \(need.question)"]
        for (index, choice) in need.choices.enumerated() { lines.append("  \(index + 1). \(choice.label)") }
        for field in need.fields {
            lines.append("  \(field.label) (\(field.notes.joined(separator: ", ")))")
        }
        if need.kind == .file { lines += need.uploads.remarks.map { "  " + $0 } }
        for call in need.calls { lines.append("  \(call.name) \(call.arguments.text)") }
        if !need.isAnswerable { lines.append("  It can only be answered in the platform's own interface.") }
        return lines
    }
}

extension ConversationEvent {
    fileprivate var isSnapshot: Bool {
        if case .pollAnswered = self { true } else { false }
    }

    /// What this event says of the run, in the platform's terms.
    fileprivate var runEvents: [RunEvent] {
        switch self {
        case .streamReceived(_, let events): events.map(\.event)
        case .pollAnswered(_, let snapshot): snapshot.events
        default: []
        }
    }
}
