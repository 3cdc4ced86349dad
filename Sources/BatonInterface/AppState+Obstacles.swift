internal import BatonCore
internal import BatonEngine

extension AppState {
    /// Why `command` would do nothing now, as a sentence without its end; nil where it does something.
    ///
    /// The palette shows it, and the commands themselves say it.
    package func obstacle(to command: UserCommand) -> String? {
        let machine = active.machine
        switch command {
        case .cancelRun: return active.activeRun == nil ? "Nothing is running here" : nil
        case .detach: return active.isLive ? nil : "Nothing is running here"
        case .reattach: return active.isDetached ? nil : "Nothing is detached here"
        case .takeBackQueued, .openQueue: return machine?.queue.isEmpty == false ? nil : "Nothing is queued"
        case .newThread: return obstacleToNewThread
        case .attachFile: return machine == nil ? "There is no agent in this slot" : nil
        case .detachNewestFile: return active.attachments.isEmpty ? "No file is attached" : nil
        case .selectLastSlot: return previousNumber == nil ? "There was no other agent yet" : nil
        case .selectNextInNeed: return slotInNeed == nil ? "No other agent needs you" : nil
        case .openSteps: return machine?.thread.turns.contains(where: \.hasSteps) == true ? nil : "No steps yet"
        case .openLinks:
            let hasAnswer = machine?.thread.turns.contains { $0.run?.text.isEmpty == false } == true
            return hasAnswer ? nil : "There is no answer yet"
        case .searchHistory:
            return slots.contains { $0.machine?.thread.turns.isEmpty == false } ? nil : "There are no earlier messages"
        case .edit(.unfoldPaste): return active.composer.hasFoldedPaste ? nil : "Nothing is folded here"
        case .edit(.yank): return active.composer.killRing.current == nil ? "Nothing was killed yet" : nil
        default: return nil
        }
    }

    /// Says why `command` does nothing now.
    mutating func refuse(_ command: UserCommand) -> [AppCommand] {
        obstacle(to: command).map { show(.info, $0) } ?? []
    }

    private var obstacleToNewThread: String? {
        guard let machine = active.machine else { return "There is no agent in this slot" }
        if active.isLive { return "A run is going on" }
        if !machine.queue.isEmpty { return "Messages are queued here" }
        return machine.thread.turns.isEmpty ? "This thread is new" : nil
    }
}
