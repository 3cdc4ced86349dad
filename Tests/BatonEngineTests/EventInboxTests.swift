import BatonCore
import BatonEngine
import Synchronization
import Testing

@Suite("EventInbox")
struct EventInboxTests {
    private func received(_ events: RunEvent...) -> ConversationEvent {
        .streamReceived("r", events.map { SequencedEvent($0) })
    }

    @Test("joins deltas of one part that follow each other")
    func joins() {
        let inbox = EventInbox {}
        for letter in "abc" { inbox.post(received(text(String(letter))), to: "t") }
        let events = inbox.drain()
        #expect(events.count == 1)
        #expect(events[0].1 == received(text("abc")))
    }

    @Test("keeps parts, structure and ends apart and in order")
    func structure() {
        let inbox = EventInbox {}
        let events: [RunEvent] = [
            text("a"), .stepStarted(Step(id: "s", kind: .tool, name: "t")), text("b"), text("c", part: "2"),
            .ended(.completed),
        ]
        for event in events { inbox.post(received(event), to: "t") }
        inbox.post(.streamEnded("r", nil), to: "t")
        let drained = inbox.drain().map(\.1)
        #expect(drained == [.streamReceived("r", events.map { SequencedEvent($0) }), .streamEnded("r", nil)])
    }

    @Test("never mixes conversations")
    func conversations() {
        let inbox = EventInbox {}
        inbox.post(received(text("a")), to: "t1")
        inbox.post(received(text("b")), to: "t2")
        inbox.post(received(text("c")), to: "t1")
        #expect(inbox.drain().map(\.0) == ["t1", "t2", "t1"])
    }

    @Test("wakes its reader once each time it stops being empty")
    func wakes() {
        let count = Mutex(0)
        let inbox = EventInbox { count.withLock { $0 += 1 } }
        inbox.post(received(text("a")), to: "t")
        inbox.post(received(text("b")), to: "t")
        _ = inbox.drain()
        inbox.post(received(text("c")), to: "t")
        #expect(count.withLock { $0 } == 2)
    }
}
