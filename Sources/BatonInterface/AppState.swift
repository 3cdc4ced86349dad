package import BatonCore
internal import BatonEngine
package import BatonScreen
package import BatonTheme

/// Everything that the screen shows, as a value; changed by ``update(_:_:at:)`` only.
package struct AppState: Sendable {
    package internal(set) var size: Size
    package internal(set) var theme: Theme
    /// What the theme changes to when the terminal's background does; nil where the user chose one for good.
    package let automaticThemes: AutomaticThemes?
    /// The one of them that fits the background as far as it is known, and whether the user still wants it.
    var automaticTheme: Theme?
    var followsBackground: Bool
    /// The theme to come back to while others are tried on; nil while none is.
    var themeBefore: Theme?
    package let keymap: Keymap
    package internal(set) var profiles: [Profile] = []
    package internal(set) var catalogues: [ProfileName: AgentCatalogue] = [:]
    /// The threads that are not in a slot, and until when the logins are good of those profiles that have one.
    package internal(set) var desk = ThreadDesk()
    package internal(set) var logins: [LoginWatch] = []
    /// What a newcomer reads at the top of the first slot; empty where something is configured.
    package internal(set) var welcome: [String] = []

    /// All nine, the empty ones too, so that a draft has a place before there is an agent.
    package internal(set) var slots: [SlotState]
    package internal(set) var activeNumber = SlotNumber.first
    package internal(set) var previousNumber: SlotNumber?

    package internal(set) var overlay: Overlay?
    /// What has the focus is in sight: where one area has the room of the others, it follows the focus.
    package internal(set) var focus = Focus.composer {
        didSet { if maximised != nil, focus != .composer { maximised = focus } }
    }
    /// What stands beside the transcript; nil while nothing does.
    package internal(set) var sidePane: SidePane?
    /// The two slots that stand side by side; nil where the active one stands alone.
    package internal(set) var comparison: SlotPair?
    var panes: [SidePane: PaneState] = [:]
    /// What is known of the wire; nil while its pane is closed.
    package internal(set) var wire: WireLog?
    /// Which of ``Focus/transcript`` and ``Focus/sidePane`` has the room of both; nil while they share it.
    package internal(set) var maximised: Focus?
    package internal(set) var notice: ShownNotice?
    /// The thread that is being read to be printed; nil while none is.
    var printing: ThreadPrinting?
    package internal(set) var arming: Arming?
    /// The strokes of a sequence that is not finished.
    package internal(set) var pendingStrokes: [KeyStroke] = []
    package internal(set) var isWhichKeyShown = false
    /// The number that was typed in the transcript, for the motion that comes next.
    var typedCount: Int?
    package internal(set) var isTerminalFocused = true
    package internal(set) var isMouseOn = false
    /// Which picture the spinners show.
    package internal(set) var spinnerFrame = 0
    package internal(set) var reading = Reading()
    /// What the newest frame showed of the active transcript.
    package internal(set) var viewport: Viewport?
    /// The same of the one beside it, in a comparison.
    var besideViewport: Viewport?

    /// Whether cancelling and quitting want a second press.
    package let confirmsInterrupt: Bool
    /// How far the user's clocks are ahead of UTC.
    package let timeZoneOffset: Duration

    var isSpinnerScheduled = false
    var isDraftScheduled = false
    var isCountdownScheduled = false
    /// The slots as the history has them; nil until it has given them back.
    var keptSlots: [KeptSlot]?
    /// The newest wait for the which-key strip.
    var whichKeyNumber = 0
    /// Counts timers, so that a late one is known.
    var timerNumber = 0
    var generator: SplitMix64

    /// - Parameters:
    ///   - density: how much of steps and reasoning is shown at first.
    ///   - seed: what the ids of threads are made from; differs from one start of the program to the next.
    package init(
        size: Size, theme: Theme = .monochrome, automaticThemes: AutomaticThemes? = nil, keymap: Keymap = .standard,
        confirmsInterrupt: Bool = true, density: Density = .title, timeZoneOffset: Duration = .zero, seed: UInt64
    ) {
        self.size = size
        self.theme = theme
        self.automaticThemes = automaticThemes
        automaticTheme = automaticThemes == nil ? nil : theme
        followsBackground = automaticThemes != nil
        self.keymap = keymap
        self.confirmsInterrupt = confirmsInterrupt
        self.timeZoneOffset = timeZoneOffset
        slots = SlotNumber.all.map { SlotState(number: $0, density: density) }
        generator = SplitMix64(seed: seed)
    }

    package internal(set) subscript(number: SlotNumber) -> SlotState {
        get { slots[number.value - 1] }
        _modify { yield &slots[number.value - 1] }
    }

    package internal(set) var active: SlotState {
        get { self[activeNumber] }
        _modify { yield &self[activeNumber] }
    }

    /// The slots that have an agent, and the active one.
    package var shownSlots: [SlotNumber] {
        slots.indices.filter { slots[$0].isOpen || slots[$0].number == activeNumber }.map { slots[$0].number }
    }

    /// Where there is a conversation. By index, as what loops over the slots themselves copies each.
    var openSlots: [Int] { slots.indices.filter { slots[$0].isOpen } }

    /// The slot that a thread is in.
    func slot(of thread: ThreadID) -> SlotNumber? {
        openSlots.first { slots[$0].machine?.thread.id == thread }.map { slots[$0].number }
    }

    package func profile(named name: ProfileName) -> Profile? { profiles.first { $0.name == name } }

    /// The prompt sign and the space behind it; rows below the first are set in by as much.
    package var promptColumns: Int { promptSign.count + 1 }

    package var composerColumns: Int { max(1, size.columns - promptColumns) }

    /// Where everything stands; nil where the screen is too small.
    package var layout: Layout? {
        let rows = shownComposer.layout(width: composerColumns, maximumRows: Layout.composerLimit).rows.count
        func layout(_ sharing: Layout.Sharing) -> Layout? {
            Layout(
                size: size, composerRows: rows, cardRows: askingCard?.rowCount,
                queuedPrompts: (active.machine?.queue.count ?? 0) + (active.attachments.isEmpty ? 0 : 1),
                sharing: sharing)
        }
        if let comparison {
            return layout(.sides(active: activeNumber == comparison.first ? 0 : 1, isAlone: maximised != nil))
        }
        guard sidePane != nil else { return layout(.transcriptAlone) }
        switch maximised {
        case .transcript: return layout(.transcriptAlone)
        case .sidePane: return layout(.sidePaneAlone)
        case .composer, nil:
            let shared = layout(.both)
            // Where there is no room for both, the one that has the focus is shown.
            return shared?.sidePane == nil && focus == .sidePane ? layout(.sidePaneAlone) : shared
        }
    }

    /// Where a key pressed now is looked up, the nearest first.
    package var keyContexts: [KeyContext] {
        switch overlay {
        case .quitting: return [.prompt, .everywhere]
        case .help, .picker, .codeBlocks: return [.list, .everywhere]
        case .ids: return [.ids, .list, .everywhere]
        case .files: return [.path, .list, .everywhere]
        case .hits: return [.list, .everywhere]
        case .links: return [.links, .list, .everywhere]
        case .threads: return [.threads, .list, .everywhere]
        case .line: return [.line, .everywhere]
        case .deleting: return [.deleting, .everywhere]
        case .export(let export):
            if export.stage == .taken { return [.exporting, .everywhere] }
            return (export.hasPath ? [.path] : []) + [.list, .everywhere]
        case .palette: return [.palette, .list, .everywhere]
        case .queue: return [.queue, .list, .everywhere]
        case .themes: return [.list, .everywhere]
        case .history: return [.history, .everywhere]
        case .steps(let viewer): return [viewer.search.draft == nil ? .steps : .search, .everywhere]
        case nil: break
        }
        if let card = askingCard, card.isFocused { return card.keyContexts + [.everywhere] }
        switch focus {
        case .transcript: return [isSearchingTranscript ? .search : .transcript, .everywhere]
        case .sidePane: return [isSearchingPane ? .search : .sidePane, .everywhere]
        case .composer: break
        }
        return (active.composer.isEmpty ? [.emptyComposer] : []) + [.composer, .everywhere]
    }

    /// A number for a timer that no timer before had.
    mutating func nextTimerNumber() -> Int {
        timerNumber += 1
        return timerNumber
    }
}
