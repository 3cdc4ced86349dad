import BatonCore
import BatonInterface

/// What stays on the normal screen after the chat: the last answer, and the command that goes on from there.
enum Farewell {
    /// - Parameter isKept: whether the history still has the thread at the next start.
    static func say(_ summary: QuitSummary, isKept: Bool) {
        var text = summary.answer.isEmpty ? "" : summary.answer + "\n\n"
        let ids = summary.handle?.ids
        if let id = ids?[.thread] ?? ids?[.task] ?? ids?[.response] ?? (isKept ? summary.thread.text : nil) {
            let agent = summary.agent
            text +=
                "Go on: baton chat -p \(Shell.word(agent.profile.text)) -a \(Shell.word(agent.agent)) -t \(Shell.word(id))\n"
        }
        guard !text.isEmpty else { return }
        try? StandardOutput.write(text)  // A terminal that has gone away has nobody to read it.
    }
}
