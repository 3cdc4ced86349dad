import BatonCore
import BatonEngine
import BatonInterface
import BatonText

/// The thread as a file.
extension LinearChat {
    /// - Parameter argument: a format, a path, both in this order, or nothing.
    mutating func export(_ argument: String) {
        guard !machine.thread.turns.isEmpty else { return say("Nothing was said in this thread yet.") }
        let words = argument.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        let format = words.first.flatMap(ThreadFormat.init(rawValue:))
        let typed = format == nil ? argument : words.count == 2 ? LinearWords.trimmed(words[1]) : ""
        let saving = ThreadSaving(history: setup.history)
        let title = machine.thread.title ?? machine.thread.turns.first?.prompt.text ?? ""
        let wanted = format ?? ThreadFormat.allCases.first { typed.hasSuffix(".\($0.ending)") } ?? .markdown
        let path = typed.isEmpty ? saving.path(titled: title, as: wanted) : typed
        let isOverwriting = taken.map { $0 == (wanted, path) } ?? false
        taken = nil
        isInquiring = true
        let (post, thread, runner) = (post, machine.thread.id, runner)
        Task {
            // What was said before belongs into it.
            await runner.settle()
            let outcome = await saving.save(thread, as: wanted, to: path, isOverwriting: isOverwriting)
            post(.exported(wanted, path, outcome))
        }
    }

    mutating func exported(as format: ThreadFormat, to path: String, _ outcome: ExportOutcome) {
        let shown = LinearOutput.oneLine(path)
        switch outcome {
        case .written(let bytes): say("Exported to \(shown), \(ByteCountText.short(bytes)).")
        case .failed(let reason): say("Not exported: \(LinearOutput.oneLine(reason)).")
        case .taken:
            taken = (format, path)
            say("There is a file \(shown) already. The same command again writes over it; another path keeps it.")
        }
    }
}
