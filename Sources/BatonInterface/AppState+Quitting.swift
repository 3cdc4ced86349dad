internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Ends at once where nothing runs, else asks what is to become of the runs.
    mutating func quit() -> [AppCommand] {
        arming = nil
        guard slots.contains(where: \.isLive), overlay != .quitting(.cancelling) else { return leave() }
        overlay = .quitting(.asking)
        return []
    }

    mutating func quitDetaching(at moment: Moment) -> [AppCommand] {
        let commands = tellLiveSlots(.detachRequested, at: moment)
        return commands + leave()
    }

    mutating func quitCancelling(at moment: Moment) -> [AppCommand] {
        overlay = .quitting(.cancelling)
        let commands = tellLiveSlots(.cancelRequested, at: moment)
        return commands + quitIfAllRunsEnded()
    }

    /// The end, once it was asked for and no run is in its way.
    mutating func quitIfAllRunsEnded() -> [AppCommand] {
        guard case .quitting = overlay, !slots.contains(where: \.isLive) else { return [] }
        overlay = nil
        return leave()
    }

    /// Ends Baton; nothing that was written is lost.
    mutating func leave() -> [AppCommand] { keepDrafts() + [.quit(quitSummary)] }

    private mutating func tellLiveSlots(_ event: ConversationEvent, at moment: Moment) -> [AppCommand] {
        slots.filter(\.isLive).map(\.number).flatMap { tell($0, event, at: moment) }
    }

    /// What the user was last looking at, for the normal screen; nil where nothing was said.
    var quitSummary: QuitSummary? {
        guard let thread = active.machine?.thread, !thread.turns.isEmpty else { return nil }
        return QuitSummary(
            thread: thread.id, agent: thread.agent, handle: thread.handle,
            answer: thread.turns.last { $0.run?.text.isEmpty == false }?.run?.text ?? "")
    }
}
