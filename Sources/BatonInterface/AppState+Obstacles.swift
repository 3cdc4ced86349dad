internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Why `command` would do nothing now, as a sentence without its end; nil where it does something.
    ///
    /// The palette shows it, and the commands themselves say it.
    package func obstacle(to command: UserCommand) -> String? {
        let machine = active.machine
        switch command {
        case .cancelRun: return slotsInSight.contains { self[$0].activeRun != nil } ? nil : "Nothing is running here"
        case .detach: return isLiveInSight ? nil : "Nothing is running here"
        case .reattach: return slotsInSight.contains { self[$0].isDetached } ? nil : "Nothing is detached here"
        case .compare: return active.machine == nil ? "There is no agent in this slot" : nil
        case .closeComparison, .sendToActive: return comparison == nil ? "Nothing stands side by side" : nil
        case .togglePane: return comparison == nil ? nil : "Panes wait while two agents stand side by side"
        case .takeBackQueued, .openQueue: return machine?.queue.isEmpty == false ? nil : "Nothing is queued"
        case .newThread: return obstacleToNewThread
        case .handOver: return obstacleToHandOver
        case .attachFile: return machine == nil ? "There is no agent in this slot" : nil
        case .detachNewestFile: return active.attachments.isEmpty ? "No file is attached" : nil
        case .selectLastSlot: return previousNumber == nil ? "There was no other agent yet" : nil
        case .selectNextInNeed: return slotInNeed == nil ? "No other agent needs you" : nil
        case .toggleMaximised:
            return sidePane == nil && comparison == nil ? "Nothing stands beside the transcript" : nil
        case .openSteps: return hasSteps ? nil : "No steps yet"
        case .openLinks:
            return hasAnswer ? nil : "There is no answer yet"
        case .searchHistory:
            return slots.contains { $0.machine?.thread.turns.isEmpty == false } ? nil : "There are no earlier messages"
        case .card: return asking.card == nil ? "The agent asks nothing" : nil
        case .pager(.goToUnread): return active.unreadFrom == nil ? "Nothing is new here" : nil
        case .renameThread: return active.summary == nil ? "There is no thread to rename" : nil
        case .exportThread: return active.summary == nil ? "There is no thread to export" : nil
        case .rateAnswer: return hasAnswer ? nil : "There is no answer to rate yet"
        case .loadFigures, .copyAnswer, .openCodeBlocks: return hasAnswer ? nil : "There is no answer yet"
        case .retry, .fork: return obstacle(toGoingOn: command)
        case .edit(.unfoldPaste): return active.composer.hasFoldedPaste ? nil : "Nothing is folded here"
        case .edit(.yank): return active.composer.killRing.current == nil ? "Nothing was killed yet" : nil
        default: return nil
        }
    }

    /// Says why `command` does nothing now.
    mutating func refuse(_ command: UserCommand) -> [AppCommand] {
        obstacle(to: command).map { show(.info, $0) } ?? []
    }

    private func obstacle(toGoingOn command: UserCommand) -> String? {
        guard let machine = active.machine else { return "There is no agent in this slot" }
        if machine.isBusy { return "A run is going on" }
        if command == .retry { return machine.refusedPrompt == nil ? "There is nothing to send again" : nil }
        return machine.canFork ? nil : "There is no conversation at the server to fork"
    }

    /// Turns that are not loaded may have some.
    private var hasSteps: Bool {
        active.earlier.total > 0 || active.machine?.thread.turns.contains(where: \.hasSteps) == true
    }

    private var hasAnswer: Bool {
        active.machine?.thread.turns.contains { $0.run?.text.isEmpty == false } == true
    }

    private var obstacleToNewThread: String? {
        guard let machine = active.machine else { return "There is no agent in this slot" }
        if active.isLive { return "A run is going on" }
        if !machine.queue.isEmpty { return "Messages are queued here" }
        return machine.thread.isNew ? "This thread is new" : nil
    }

    private var obstacleToHandOver: String? {
        guard let machine = active.machine else { return "There is no agent in this slot" }
        if active.isLive { return "A run is going on" }
        if !machine.queue.isEmpty { return "Messages are queued here" }
        return machine.thread.transcript.isEmpty ? "Nothing was said here yet" : nil
    }
}
