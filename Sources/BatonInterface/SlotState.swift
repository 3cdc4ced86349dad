package import BatonCore
package import BatonEngine

/// One slot: a conversation with an agent, and everything about it that belongs to the screen.
package struct SlotState: Sendable {
    package let number: SlotNumber
    /// The conversation; nil while the slot is empty.
    package internal(set) var machine: ConversationMachine?
    package internal(set) var composer = Composer()
    package internal(set) var scroll = ScrollPosition.tail
    /// How many columns of rows that are too wide stay out of sight at the left.
    package internal(set) var sideways = 0
    /// Whether something came that the user has not seen because another slot was shown.
    package internal(set) var isUnread = false
    /// How much the transcript shows of steps and reasoning, and which steps it shows otherwise.
    package private(set) var density: Density
    private(set) var stepDensities: [StepKey: Density] = [:]
    /// How many rows the transcript had when its end was last in sight, at which width.
    var seenRows = SeenRows()

    /// Counts the changes of the transcript; ``turnRevisions`` holds the count at which each turn last changed. So a
    /// renderer finds what to lay out again without looking at what has not changed.
    private(set) var revision = 0
    private(set) var turnRevisions: [Int] = []

    struct SeenRows: Hashable {
        var rows = 0
        var columns = 0
    }

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
        // But figures come late, for the turn that they are of.
        if case .figuresFound(let run, _) = event {
            firstChanged = machine?.thread.turns.lastIndex { $0.run?.id == run } ?? firstChanged
        }
        let commands = machine?.handle(event, at: moment) ?? []
        touch(from: firstChanged)
        return commands
    }

    /// Begins a conversation in this slot; the draft stays.
    mutating func open(_ machine: ConversationMachine) {
        self.machine = machine
        scroll = .tail
        sideways = 0
        isUnread = false
        seenRows = SeenRows()
        stepDensities = [:]
        turnRevisions = []
        touch(from: 0)
    }

    /// Shows the next density, of every step: what was chosen for single ones is given up.
    mutating func cycleDensity() {
        density = density.next
        stepDensities = [:]
        touch(from: 0)
    }

    /// Shows a step of a turn in the next density, whatever the others have.
    /// - Returns: that density.
    mutating func cycleDensity(of key: StepKey, inTurn turn: Int) -> Density {
        let next = (stepDensities[key] ?? density).next
        stepDensities[key] = next
        touch(from: turn)
        return next
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
