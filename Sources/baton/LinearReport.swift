import BatonCore
import BatonEngine
import BatonInterface

/// Tells in lines what becomes of a run: what is new each time, never a line again.
struct LinearReport {
    /// How much is told of steps and reasoning.
    private let density: Density
    private var run: RunID?
    private var printed = ""
    /// How many bytes of the answer were looked at.
    private var seen = 0
    private var hasSpoken = false
    private var states: [StepID: Step.State] = [:]
    private var order: [StepID] = []
    private var progress: String?
    private var warnings = 0
    private var hasToldEnclosures = false
    /// The parts of the reasoning that were told.
    private var toldReasoning: Set<PartID> = []

    init(density: Density) {
        self.density = density
    }

    /// The lines for what `run` has become.
    mutating func lines(for run: Run, by name: String) -> [String] {
        if self.run != run.id {
            self = LinearReport(density: density)
            self.run = run.id
        }
        var lines: [String] = []
        lines += reasoning(of: run)
        for step in run.steps { lines += self.lines(for: step, in: run, by: name) }
        if let line = run.progress, line != progress, !run.state.isEnded {
            progress = line
            lines.append(LinearOutput.oneLine(line))
        }
        lines += answer(of: run, isWhole: run.state.isEnded, by: name)
        for warning in run.warnings.dropFirst(warnings) { lines.append("Note: \(LinearOutput.oneLine(warning)).") }
        warnings = run.warnings.count
        if run.state.isEnded, !hasToldEnclosures {
            hasToldEnclosures = true
            lines += Self.enclosures(of: run)
        }
        return lines
    }

    private mutating func lines(for step: Step, in run: Run, by name: String) -> [String] {
        guard states[step.id] != step.state else { return [] }
        var lines: [String] = []
        if states[step.id] == nil {
            // What was said before the step stands before it.
            lines += answer(of: run, isWhole: true, by: name)
            order.append(step.id)
            lines.append("Step \(order.count): \(Self.opening(of: step))")
        }
        states[step.id] = step.state
        // A call that waits for the user is told by the question.
        if step.state == .cancelled, case .needs = run.outcome { return lines }
        if step.state != .running, let number = order.firstIndex(of: step.id) {
            lines.append("Step \(number + 1): \(Self.ending(of: step))")
            lines += result(of: step)
        }
        return lines
    }

    /// What came of a step, as far as the density wants it told: its beginning on a line, or whole with what went in.
    private func result(of step: Step) -> [String] {
        switch density {
        case .title: return []
        case .preview:
            return step.result.map { ["Result: " + LinearOutput.oneLine($0.string ?? $0.unwrappingText.text)] } ?? []
        case .full: return Self.contents(of: step)
        }
    }

    /// A step's arguments and result, whole.
    static func contents(of step: Step) -> [String] {
        var lines: [String] = []
        if let call = step.call { lines += ["Arguments:", call.arguments.unwrappingText.prettyText] }
        if let result = step.result { lines += ["Result:", result.string ?? result.unwrappingText.prettyText] }
        return lines
    }

    /// The reasoning that is complete and was not told yet; by its title alone it would only be a sign of life.
    private mutating func reasoning(of run: Run) -> [String] {
        guard density != .title else { return [] }
        var lines: [String] = []
        for (index, item) in run.items.enumerated() {
            guard case .part(let part) = item, part.kind == .reasoning, !toldReasoning.contains(part.id) else {
                continue
            }
            guard part.isFinal || run.state.isEnded || index < run.items.count - 1 else { continue }
            toldReasoning.insert(part.id)
            let text = part.text.trimmingPrefix(while: \.isWhitespace)
            if text.isEmpty { continue }
            lines +=
                density == .full
                ? ["Reasoning:", String(text)] : ["Reasoning: \(LinearOutput.oneLine(String(text)))"]
        }
        return lines
    }

    static func opening(of step: Step) -> String {
        let arguments = step.call.map { $0.arguments.unwrappingText.text } ?? ""
        let suffix = arguments.isEmpty || arguments == "{}" || arguments == "null" ? "" : " \(arguments)"
        return LinearOutput.oneLine("\(word(for: step.kind)) \(step.name) started\(suffix.isEmpty ? "" : ":" + suffix)")
    }

    static func ending(of step: Step) -> String {
        let time = step.duration.map { " after \(seconds($0))" } ?? ""
        let reason = step.failure.map { ": \($0)" } ?? ""
        return LinearOutput.oneLine("\(step.name) \(step.state.rawValue)\(time)\(reason)")
    }

    private static func word(for kind: Step.Kind) -> String {
        kind == .handOff ? "hand-off to" : kind.rawValue
    }

    static func seconds(_ duration: Duration) -> String {
        let tenths = (duration.milliseconds + 50) / 100
        return "\(Int(tenths) / 10).\(Int(tenths) % 10) s"
    }

    /// What of the answer can be told: all paragraphs that are complete, or the whole.
    private mutating func answer(of run: Run, isWhole: Bool, by name: String) -> [String] {
        let text = run.text
        defer { seen = text.utf8.count }
        // Most pieces end no paragraph.
        guard isWhole || text.utf8.dropFirst(seen).contains(UInt8(ascii: "\n")) else { return [] }
        var fresh: Substring
        if text.utf8.starts(with: printed.utf8) {
            fresh = text[text.utf8.index(text.startIndex, offsetBy: printed.utf8.count)...]
        } else {
            // The server's last word is another than what streamed: it is told whole.
            guard isWhole else { return [] }
            fresh = text[...]
            printed = ""
        }
        if !isWhole {
            guard let end = fresh.ranges(of: "\n\n").last?.upperBound else { return [] }
            fresh = fresh[..<end]
        }
        guard fresh.contains(where: { !$0.isWhitespace }) else { return [] }
        printed += fresh
        let lines = fresh.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let told = lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
        defer { hasSpoken = true }
        return (hasSpoken ? [""] : ["\(name) says:"]) + told
    }

    private static func enclosures(of run: Run) -> [String] {
        let sources = run.sources.enumerated().map { index, source in
            LinearOutput.oneLine("Source \(index + 1): \(source.title)\(source.address.map { ", \($0)" } ?? "")")
        }
        let files = run.files.map { file in
            let address = file.isInline || file.address == file.name ? nil : file.address
            return LinearOutput.oneLine("File: \(file.titleWithFacts)\(address.map { ", \($0)" } ?? "")")
        }
        return sources + files
    }

    /// How a run ended, in one line or two.
    static func ending(of run: Run, by name: String) -> [String] {
        let time = run.total.map { " after \(seconds($0))" } ?? ""
        switch run.outcome {
        case .completed: return ["\(name) is done\(time)."]
        case .cutOff(let reason):
            return ["The answer was cut off (\(LinearOutput.oneLine(reason))). \(run.outcome?.next ?? "")"]
        case .failed(let failure): return ["Failed: \(failure.advice.sentence) \(failure.advice.next)"]
        case .cancelled: return ["Cancelled."]
        case .rejected: return ["Rejected. \(run.outcome?.next ?? "")"]
        case .expired: return ["The run expired on the server. \(run.outcome?.next ?? "")"]
        case .needs, nil: return []
        }
    }
}
