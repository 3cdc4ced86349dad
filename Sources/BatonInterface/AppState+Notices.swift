internal import BatonEngine

extension AppState {
    /// Shows `notice` until its time is over.
    /// - Parameter slot: whose conversation it comes from; nil for Baton itself.
    mutating func show(_ notice: Notice, slot: SlotNumber? = nil) -> [AppCommand] {
        var notice = notice
        for remedy in notice.remedies {
            guard let key = hint(remedy) else { continue }
            notice.hint = notice.hint.map { "\($0) · \(key)" } ?? key
        }
        let shown = ShownNotice(notice: notice, slot: slot, number: nextTimerNumber())
        self.notice = shown
        return [.schedule(.notice(shown.number), after: shown.time)]
    }

    mutating func show(_ severity: Notice.Severity, _ text: String, hint: String? = nil) -> [AppCommand] {
        show(Notice(text: text, hint: hint, severity: severity))
    }

    private func hint(_ remedy: Notice.Remedy) -> String? {
        // Where the user will be when the notice is read, whatever is open now.
        let contexts: [KeyContext] = [.composer, .everywhere]
        return switch remedy {
        case .reattach: hint("watches it again", .reattach, in: contexts)
        case .newThread: hint("starts a new thread", .newThread, in: contexts)
        case .sendQueue: hint("on an empty line sends it", .send, in: contexts)
        }
    }

    /// `KEY does it`, with the key that the live keymap has; nil where it has none.
    /// - Parameter contexts: where the key will be pressed; left out: where keys are pressed now.
    func hint(_ does: String, _ command: UserCommand, in contexts: [KeyContext]? = nil) -> String? {
        keymap.hint(for: command, in: contexts ?? keyContexts).map { "\($0) \(does)" }
    }
}
