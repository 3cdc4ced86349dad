package import BatonCore
internal import DequeModule
internal import Synchronization

/// Where the runner's events wait for the one owner of the state.
///
/// What may happen to an event while it waits: deltas of one part that follow each other are joined into one. What may
/// not: a structural or terminal event is never joined, reordered or lost, and events of one run keep their order. So the
/// inbox is bounded by the text that came, not by the number of its pieces.
package final class EventInbox: Sendable {
    private let waiting = Mutex<Deque<(ThreadID, ConversationEvent)>>([])
    private let wake: @Sendable () -> Void

    /// - Parameter wake: called, from any thread, when the inbox stops being empty.
    package init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    package func post(_ event: ConversationEvent, to conversation: ThreadID) {
        let wasEmpty = waiting.withLock { waiting in
            defer { Self.append(event, to: conversation, in: &waiting) }
            return waiting.isEmpty
        }
        if wasEmpty { wake() }
    }

    /// Takes everything that waits, in order.
    package func drain() -> [(ThreadID, ConversationEvent)] {
        waiting.withLock { waiting in
            defer { waiting.removeAll(keepingCapacity: true) }
            return Array(waiting)
        }
    }

    private static func append(
        _ event: ConversationEvent, to conversation: ThreadID,
        in waiting: inout Deque<(ThreadID, ConversationEvent)>
    ) {
        guard case .streamReceived(let run, let newer) = event,
            let last = waiting.last, last.0 == conversation,
            case .streamReceived(run, var events) = last.1
        else {
            waiting.append((conversation, event))
            return
        }
        waiting.removeLast()
        for sequenced in newer { join(sequenced, to: &events) }
        waiting.append((conversation, .streamReceived(run, events)))
    }

    private static func join(_ newer: SequencedEvent, to events: inout [SequencedEvent]) {
        guard case .delta(let more) = newer.event, let last = events.last, case .delta(var delta) = last.event,
            delta.part == more.part, delta.kind == more.kind
        else {
            events.append(newer)
            return
        }
        events.removeLast()  // Leaves `delta` the text's only owner, so that it grows in place.
        delta.text += more.text
        events.append(SequencedEvent(.delta(delta), cursor: newer.cursor))
    }
}
