package import BatonCore
package import BatonEngine

/// One slot: a conversation with an agent, and everything about it that belongs to the screen.
package struct SlotState: Sendable {
    package let number: SlotNumber
    /// The conversation; nil while the slot is empty.
    package internal(set) var machine: ConversationMachine? { didSet { isOpen = machine != nil } }
    /// Whether there is a conversation. Told without a look at it, which for a value so large is a copy.
    private(set) var isOpen = false
    package internal(set) var composer = Composer()
    /// The draft as the history has it.
    var keptDraft = Draft()
    /// What goes with the next message.
    package internal(set) var attachments: [Attachment] = []
    /// What the agent asks; nil while it asks nothing.
    package internal(set) var card: NeedCard? { didSet { hasCard = card != nil } }
    /// As for ``isOpen``.
    private(set) var hasCard = false
    /// A card that was answered, until the platform has the answer.
    var answeredCard: NeedCard?
    /// What the user has allowed for the rest of the thread.
    var consents = ThreadConsents()
    package internal(set) var scroll = ScrollPosition.tail
    /// Where the user put the cursor of the transcript's focus; nil before.
    var cursor: TranscriptCursor?
    var search = TranscriptSearch()
    /// How many columns of rows that are too wide stay out of sight at the left.
    package internal(set) var sideways = 0
    /// Whether something came that the user has not seen because another slot was shown.
    package internal(set) var isUnread = false
    /// How much the transcript shows of steps and reasoning, and which steps it shows otherwise.
    package private(set) var density: Density
    private(set) var stepDensities: [StepKey: Density] = [:]
    private(set) var ratings: [RunID: RatingMark] = [:]
    /// How much the user has had in sight, and from where on the unread line says that it was new; nil where it is not
    /// shown.
    var seen = SeenPlace()
    var unreadFrom: SeenPlace?
    /// What is shown of the thread's history before the machine's turns.
    var earlier = EarlierTurns(count: 0)

    /// Counts the changes of the transcript; ``turnRevisions`` holds the count at which each turn last changed. So a
    /// renderer finds what to lay out again without looking at what has not changed.
    private(set) var revision = 0
    /// Of the machine's turns.
    private(set) var turnRevisions: [Int] = []
    /// Of all turns before those.
    private var earlierRevision = 0

    init(number: SlotNumber, density: Density) {
        self.number = number
        self.density = density
    }

    package var agent: AgentReference? { machine?.thread.agent }

    /// The run that goes on, watched or not.
    package var activeRun: Run? { machine?.activeRun }

    package var isDetached: Bool {
        if case .detached = machine?.phase { true } else { false }
    }

    package var isCancelling: Bool {
        switch machine?.phase {
        case .cancelling, .contacting(_, cancelWanted: true): true
        case .idle, .contacting, .working, .polling, .detached, nil: false
        }
    }

    /// Whether a run is being watched: what a spinner stands for, and what quitting asks about.
    package var isLive: Bool { machine?.isBusy == true && !isDetached }

    /// How the newest turn ended; nil while it goes on or before the first.
    package var outcome: Outcome? {
        machine?.isBusy == false ? machine?.thread.turns.last?.run?.outcome : nil
    }

    package var mark: SlotMark? {
        if isDetached { return .detached }
        if isLive { return .running }
        switch outcome {
        case .needs: return .needsUser
        case .failed: return .failed
        case .completed, .cutOff, .cancelled, .rejected, .expired, nil: return isUnread ? .unread : nil
        }
    }

    /// Gives `event` to the conversation and notes which turns may look different afterwards.
    mutating func handle(_ event: ConversationEvent, at moment: Moment) -> [ConversationCommand] {
        guard machine != nil else { return [] }
        // The machine changes the newest turn and adds new ones; older turns are finished for good.
        var firstChanged = max(0, turnRevisions.count - 1)
        if case .figuresFound(let run, _) = event, let place = place(of: run) {
            firstChanged = min(firstChanged, place)
        }
        let commands = machine?.handle(event, at: moment) ?? []
        touch(from: firstChanged)
        return commands
    }

    /// Begins a conversation in this slot; the draft stays.
    mutating func open(_ machine: ConversationMachine) {
        self.machine = machine
        keptDraft = Draft()  // The draft belongs to another place now.
        card = nil
        answeredCard = nil
        consents = ThreadConsents()
        scroll = .tail
        cursor = nil
        search = TranscriptSearch()
        sideways = 0
        isUnread = false
        seen = end
        unreadFrom = nil
        earlier = EarlierTurns(count: machine.thread.earlierTurnCount)
        stepDensities = [:]
        ratings = [:]
        turnRevisions = []
        touch(from: 0)
    }

    // MARK: The turns in the transcript

    /// How many turns the transcript shows.
    var turnCount: Int {
        earlier.turns.count + (earlier.countAfter == 0 ? machine?.thread.turns.count ?? 0 : 0)
    }

    /// How many turns are held, shown or not.
    package var turnsInMemory: Int { earlier.turns.count + (machine?.thread.turns.count ?? 0) }

    /// A turn of the transcript by its place there.
    func turn(at index: Int) -> Turn? {
        if index < earlier.turns.count { return earlier.turns[index] }
        return machine?.thread.turns[index - earlier.turns.count]
    }

    /// When a turn of the transcript has changed, by ``revision``.
    func turnRevision(at index: Int) -> Int {
        index < earlier.turns.count ? earlierRevision : turnRevisions[index - earlier.turns.count]
    }

    /// Shows the next density, of every step: what was chosen for single ones is given up.
    mutating func cycleDensity() {
        density = density.next
        stepDensities = [:]
        touchAll()
    }

    /// Shows a step in the next density, whatever the others have.
    /// - Returns: that density.
    mutating func cycleDensity(of key: StepKey, inTurn turn: TurnID) -> Density {
        let next = (stepDensities[key] ?? density).next
        stepDensities[key] = next
        touch(turn)
        return next
    }

    /// Shows all steps of a turn in the next density.
    /// - Returns: that density; nil where the turn has no steps.
    mutating func cycleDensity(of turn: Turn) -> Density? {
        guard let run = turn.run, let first = run.steps.first else { return nil }
        let next = (stepDensities[StepKey(run: run.id, step: first.id)] ?? density).next
        for step in run.steps { stepDensities[StepKey(run: run.id, step: step.id)] = next }
        touch(turn.id)
        return next
    }

    /// The place of a run's turn among the thread's.
    func place(of run: RunID) -> Int? { machine?.thread.turns.lastIndex { $0.run?.id == run } }

    /// Notes what the user thinks of an answer; nil takes it back.
    mutating func mark(_ run: RunID, _ mark: RatingMark?) {
        guard let place = place(of: run) else { return }
        ratings[run] = mark
        touch(from: place)
    }

    private mutating func touch(_ turn: TurnID) {
        guard let place = machine?.thread.turns.lastIndex(where: { $0.id == turn }) else { return touchAll() }
        touch(from: place)
    }

    private mutating func touchAll() {
        touch(from: 0)
        earlierRevision = revision
    }

    private mutating func touch(from first: Int) {
        revision += 1
        let count = machine?.thread.turns.count ?? 0
        for index in first..<max(first, count) {
            if index < turnRevisions.count { turnRevisions[index] = revision } else { turnRevisions.append(revision) }
        }
    }
}

/// What the agent bar says about a slot.
package enum SlotMark: Hashable, Sendable {
    case running, needsUser, failed, detached, unread
}
