internal import BatonCore
internal import BatonEngine

/// The messages that wait for a run to end.
extension AppState {
    private var queue: [Prompt] { active.machine?.queue ?? [] }

    mutating func openQueue() -> [AppCommand] {
        guard obstacle(to: .openQueue) == nil else { return refuse(.openQueue) }
        overlay = .queue(QueueList(selection: queue.count - 1, count: queue.count))
        return []
    }

    /// Keeps the selection on its message when others leave; closes the list when none is left.
    mutating func settleQueue() {
        guard case .queue(var list) = overlay else { return }
        let count = queue.count
        list.selection = max(0, min(list.selection - max(0, list.count - count), count - 1))
        list.count = count
        overlay = count == 0 ? nil : .queue(list)
    }

    mutating func perform(_ command: QueueCommand, at moment: Moment) -> [AppCommand] {
        guard case .queue(let list) = overlay, queue.indices.contains(list.selection) else { return [] }
        let index = list.selection
        switch command {
        case .edit:
            overlay = nil
            return takeBack(index, at: moment)
        case .remove:
            active.composer.killRing.add(queue[index].text)
            let commands = tell(activeNumber, .queuedPromptRemoved(index: index), at: moment)
            settle(at: index)
            return commands + show(.info, "Not sent", hint: hint("brings its text back", .edit(.yank), in: [.composer]))
        case .moveUp: return move(index, to: index - 1, at: moment)
        case .moveDown: return move(index, to: index + 1, at: moment)
        }
    }

    private mutating func move(_ index: Int, to target: Int, at moment: Moment) -> [AppCommand] {
        guard queue.indices.contains(target) else { return [] }
        let commands = tell(activeNumber, .queuedPromptMoved(index: index, to: target), at: moment)
        settle(at: target)
        return commands
    }

    private mutating func settle(at index: Int) {
        overlay = .queue(QueueList(selection: index, count: queue.count))
        settleQueue()
    }

    /// Moves a queued message into the composer, above what is written there.
    mutating func takeBack(_ index: Int, at moment: Moment) -> [AppCommand] {
        let prompt = queue[index]
        edit(.prepend(active.composer.isEmpty ? prompt.text : prompt.text + "\n"))
        active.attach(prompt.files)
        return tell(activeNumber, .queuedPromptRemoved(index: index), at: moment)
    }
}
