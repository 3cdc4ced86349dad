import BatonCore
import BatonInterface

/// What stays on the normal screen after the chat: the last answer, and the command that goes on from there.
enum Farewell {
    static func say(_ summary: QuitSummary) {
        var text = summary.answer.isEmpty ? "" : summary.answer + "\n\n"
        if let ids = summary.handle?.ids, let id = ids[.thread] ?? ids[.task] ?? ids[.response] {
            let agent = summary.agent
            text +=
                "Go on: baton chat -p \(Shell.word(agent.profile.text)) -a \(Shell.word(agent.agent)) -t \(Shell.word(id))\n"
        }
        guard !text.isEmpty else { return }
        try? StandardOutput.write(text)  // A terminal that has gone away has nobody to read it.
    }
}
