extension AppState {
    mutating func timerFired(_ timer: AppTimer) -> [AppCommand] {
        switch timer {
        case .drafts: return keepDrafts()
        case .spinner:
            isSpinnerScheduled = false
            spinnerFrame += 1
        case .countdown: isCountdownScheduled = false
        // A number that is not the present one belongs to something that is over.
        case .arming(let number): if arming?.number == number { arming = nil }
        case .notice(let number): if notice?.number == number { notice = nil }
        case .login: break  // The logins' affair.
        case .whichKey(let number): if whichKeyNumber == number { isWhichKeyShown = !pendingStrokes.isEmpty }
        case .card(let number): endCardGuard(number)
        }
        return []
    }

    /// Asks for the next picture while something turns, and for nothing when all is quiet.
    mutating func spinIfNeeded() -> [AppCommand] {
        guard !isSpinnerScheduled, isSpinning else { return [] }
        isSpinnerScheduled = true
        return [.schedule(.spinner, after: AppTimer.spinnerInterval)]
    }

    private var isSpinning: Bool {
        if case .picker = overlay, catalogues.values.contains(.loading) { return true }
        if case .threads = overlay, desk.isWaiting { return true }
        return openSlots.contains { slots[$0].isLive || slots[$0].hasCard && slots[$0].card?.isRunning == true }
    }
}
