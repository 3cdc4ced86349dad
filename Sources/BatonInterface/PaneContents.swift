internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// The rows of a side pane, whichever it is.
protocol PaneContents {
    var ids: [PaneRowID] { get }
    /// What is said where there are no rows.
    var emptyText: String { get }

    /// The head of the pane, above its rows.
    func setHead(_ row: inout CellRow)
    func cells(at index: Int) -> [Cell]
    /// What a search looks through.
    func text(at index: Int) -> String
}

extension AppState {
    /// What stands in the side pane; nil while none is open.
    func paneContents(_ frame: FrameContext, columns: Int) -> (any PaneContents)? {
        switch sidePane {
        case .steps: StepsPane(state: self, frame: frame, columns: columns)
        case .timeline: TimelinePane(state: self, frame: frame, columns: columns)
        case .wire: WirePane(state: self, frame: frame, columns: columns)
        case nil: nil
        }
    }

    /// The turn that the panes are about: the one at the cursor of the transcript, as long as the composer has no focus; else
    /// the newest.
    var paneTurn: Turn? {
        if focus != .composer, let id = cursor?.turn, let place = active.place(ofTurn: id) {
            return active.turn(at: place)
        }
        return active.machine?.thread.turns.last
    }

    /// A frame in which no time passes, for finding out what stands where.
    func stillFrame(at moment: Moment) -> FrameContext {
        FrameContext(theme: theme, moment: moment, spinner: Spinner.picture(spinnerFrame), sideways: 0)
    }
}
