internal import BatonEngine

/// Which of the areas has the keys, which are there, and which has the room of the others.
extension AppState {
    package var isTranscriptFocused: Bool { focus == .transcript }

    /// From the composer to the card, the transcript, the side pane and back, as far as they are there.
    mutating func focusNext() -> [AppCommand] {
        guard overlay == nil else { return [] }
        switch focus {
        case .transcript where comparison != nil: moveToOtherSide()
        case .transcript where sidePane != nil: focusSidePane()
        case .transcript, .sidePane: focus = .composer
        case .composer:
            if !isCardFocused, let card = asking.card {
                if !card.isGuarded { asking.card?.isFocused = true }
            } else if comparison != nil {
                leaveCard()
                moveToOtherSide()
            } else {
                focusTranscript()
            }
        }
        return []
    }

    mutating func focusTranscript() {
        guard overlay == nil else { return }
        leaveCard()
        active.search.draft = nil
        focus = .transcript
    }

    mutating func focusSidePane() {
        guard overlay == nil, sidePane != nil else { return }
        leaveCard()
        active.search.draft = nil
        focus = .sidePane
    }

    // MARK: The side pane

    /// Opens a side pane in the place of the one that is open; closes it where it is the one.
    mutating func toggle(_ pane: SidePane) -> [AppCommand] {
        if let obstacle = obstacle(to: .togglePane(pane)) { return show(.info, obstacle, hint: hintOfClosing) }
        if maximised == .transcript {
            maximised = nil
        } else if sidePane == pane {
            closeSidePane()
            return []
        }
        sidePane = pane
        return []
    }

    mutating func closeSidePane() {
        sidePane = nil
        maximised = nil
        if focus == .sidePane { focus = .composer }
    }

    /// Gives the transcript or the side pane, whichever has the focus, the room of both, or takes it back. From the composer
    /// it is the side pane: the transcript has all of it where that is closed.
    mutating func toggleMaximised() -> [AppCommand] {
        guard obstacle(to: .toggleMaximised) == nil else { return refuse(.toggleMaximised) }
        if comparison != nil {
            maximised = maximised == nil ? .transcript : nil
            return []
        }
        maximised = maximised == nil ? (focus == .transcript ? .transcript : .sidePane) : nil
        return []
    }
}
