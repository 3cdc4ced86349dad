internal import BatonCore
internal import BatonEngine

/// The interrupt ladder: what Esc and C-c do, one rung a press.
extension AppState {
    /// Closes an overlay, else gives up printing, else leaves the card or the transcript, else arms and then cancels the run, else takes the notice away.
    mutating func escape(at moment: Moment) -> [AppCommand] {
        if overlay == nil, printing != nil {
            printing = nil
            return show(.info, "The thread is not printed")
        }
        if case .files(let picker) = overlay {
            leave(picker)
        } else if case .palette(let palette) = overlay {
            leave(palette)
        } else if case .export(var export) = overlay, export.stage == .taken {
            export.stage = .path
            overlay = .export(export)
        } else if overlay != nil {
            overlay = overlay?.below
        } else if isCardFocused {
            leaveCardOrText()
        } else if focus == .transcript {
            if !leaveSearch() { focus = .composer }
        } else if focus == .sidePane {
            if !leavePaneSearch() { focus = .composer }
        } else if isLiveInSight {
            return armOrCancel(.escape, at: moment)
        } else {
            arming = nil
            notice = nil
        }
        return []
    }

    /// Closes an overlay, else leaves the card, else arms and then cancels the run, else kills the draft, else arms and then quits.
    mutating func interrupt(at moment: Moment) -> [AppCommand] {
        if overlay == .quitting(.cancelling) { return leave() }
        if overlay != nil {
            overlay = nil
            return []
        }
        if isCardFocused {
            leaveCard()
            return []
        }
        if isLiveInSight { return armOrCancel(.interrupt, at: moment) }
        if !active.composer.isEmpty {
            arming = nil
            edit(.killAll)
            return show(.info, "The draft is in the kill ring", hint: hint("brings it back", .edit(.yank)))
        }
        if arming?.intent == .quit || !confirmsInterrupt { return quit() }
        return arm(.quit, .interrupt)
    }

    private mutating func armOrCancel(_ command: UserCommand, at moment: Moment) -> [AppCommand] {
        if arming?.intent == .cancelRun || !confirmsInterrupt { return cancelRun(at: moment) }
        return arm(.cancelRun, command)
    }

    private mutating func arm(_ intent: Arming.Intent, _ command: UserCommand) -> [AppCommand] {
        let number = nextTimerNumber()
        arming = Arming(intent: intent, command: command, number: number)
        notice = nil  // What stood there before would come back when the arming is over.
        return [.schedule(.arming(number), after: AppTimer.armingTime)]
    }

    /// What the armed key says in the status line.
    var armingText: String? {
        guard let arming, let key = keymap.hint(for: arming.command, in: [.everywhere]) else { return nil }
        switch arming.intent {
        case .cancelRun:
            return "\(key) again cancels" + (hint("detaches", .detach).map { " · \($0)" } ?? "")
        case .quit: return "\(key) again to quit"
        }
    }

    mutating func cancelRun(at moment: Moment) -> [AppCommand] {
        arming = nil
        guard obstacle(to: .cancelRun) == nil else { return refuse(.cancelRun) }
        return slotsInSight.filter { self[$0].activeRun != nil }.flatMap { tell($0, .cancelRequested, at: moment) }
    }

    mutating func detach(at moment: Moment) -> [AppCommand] {
        guard obstacle(to: .detach) == nil else { return refuse(.detach) }
        return slotsInSight.filter { self[$0].isLive }.flatMap { tell($0, .detachRequested, at: moment) }
    }

    mutating func reattach(at moment: Moment) -> [AppCommand] {
        guard obstacle(to: .reattach) == nil else { return refuse(.reattach) }
        return slotsInSight.filter { self[$0].isDetached }.flatMap { tell($0, .reattachRequested, at: moment) }
    }
}
