internal import BatonCore
internal import BatonScreen

extension AppState {
    /// Finds out what the next frame will show of the active transcript, where `command` depends on it and no frame has shown
    /// it yet: keys are not lost that come faster than frames.
    mutating func foreseeViewport(for command: UserCommand) -> [AppCommand] {
        guard isForeseen(for: command), active.machine != nil, let rect = layout?.transcript,
            let context = transcriptContext
        else { return [] }
        var transcript = TranscriptLayout(context: context, slot: active)
        transcript.update(
            for: active, preamble: TranscriptPreamble.blocks(for: active, in: self), ways: ways(on: active))
        return presented(transcript.viewport(of: active, rows: rect.rows))
    }

    private func isForeseen(for command: UserCommand) -> Bool {
        guard let viewport = ownViewport else { return true }
        guard case .pager = command else { return false }
        let isAtEnd = active.scroll != .tail || viewport.rowsBelow == 0
        return !isAtEnd || hasScrolled(since: viewport)
    }
}
