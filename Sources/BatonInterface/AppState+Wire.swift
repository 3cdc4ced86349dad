internal import BatonCore
internal import BatonEngine

/// The wire: watched only while its pane is open, and requests of it as commands for a shell.
extension AppState {
    /// Watches the wire of the thread in sight while the pane is open, and no other.
    mutating func watchWireIfNeeded() -> [AppCommand] {
        // Two slots side by side have the pane's room.
        let thread = sidePane == .wire && comparison == nil ? active.machine?.thread : nil
        guard thread?.id != wire?.thread else { return [] }
        guard let thread else {
            wire = nil
            return [.unwatchWire]
        }
        let number = nextTimerNumber()
        wire = WireLog(number: number, thread: thread.id)
        panes[.wire]?.cursor = nil
        return [.watchWire(number, thread.id, thread.agent.profile, runs: thread.turns.compactMap { $0.run?.id })]
    }

    mutating func wirePassed(_ number: Int, _ passage: WirePassage) {
        guard wire?.number == number else { return }  // Of a pane that was closed since.
        wire?.append(passage)
    }

    // MARK: curl

    /// Copies the request that carried a turn's message; it is looked up first.
    mutating func copyTurnAsCurl(_ turn: Turn?) -> [AppCommand] {
        guard let run = turn?.run, let thread = active.machine?.thread else {
            return show(.info, "There is no request here")
        }
        return [.findRequest(thread.id, run.id, thread.agent.profile)]
    }

    mutating func requestFound(_ result: Result<CurlText?, HistoryFailure>) -> [AppCommand] {
        switch result {
        case .success(let command): return copy(command)
        case .failure(let failure): return show(.error, failure.message)
        }
    }

    mutating func copy(_ command: CurlText?) -> [AppCommand] {
        guard let command else { return show(.info, "Nothing was recorded of this request") }
        let isCut = command.isCut ? ", without what was not recorded" : ""
        return copy(command.text, "the request as curl\(isCut)")
    }
}
