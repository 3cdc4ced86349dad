import BatonCore
import BatonHistory
import Testing

/// What is kept of conversations that went on with another agent.
@Suite("Hand-overs in the history")
struct HandOverHistoryTests {
    private static let other = AgentReference(profile: "q", agent: "b")

    /// A thread of one turn, and the empty one that goes on from it.
    private func handOver(
        from agent: AgentReference = Samples.agent, to other: AgentReference = other
    ) throws -> (old: ChatThread, new: ChatThread, HandOver) {
        var old = Samples.thread("old", [("Zanzibar?", "Quokka.")])
        old.agent = agent
        var new = ChatThread(id: "new", agent: other)
        let handOver = try #require(HandOver(of: old, to: new.id, other))
        new.origin = handOver
        return (old, new, handOver)
    }

    private func record(_ old: ChatThread, _ new: ChatThread, in history: any HistoryStore) async throws {
        try await history.record(.threadOpened(old))
        try await history.record(.threadOpened(new))
        try await history.record(.handedOver(try #require(new.origin)))
    }

    @Test("the new thread has what it begins with, the old one where it went, until the new one is deleted")
    func roundTrip() async throws {
        let shelf = try Shelf()
        let stores: [any HistoryStore] = [
            MemoryHistory(), shelf.open(), RoutedHistory(MemoryHistory()) { $0 == "none" },
        ]
        for history in stores {
            var (old, new, handOver) = try handOver()
            try await record(old, new, in: history)
            let found = try await history.wholeThread("new")
            #expect(found == new)
            handOver.transcript = []
            old.handOvers = [handOver]
            var kept = try await history.wholeThread("old")
            #expect(kept == old)
            try await history.delete("new")
            kept = try await history.wholeThread("old")
            #expect(kept?.handOvers == [])
        }
    }

    @Test("it is there after the program's end, and an old thread's end leaves the new one as it is")
    func restart() async throws {
        let shelf = try Shelf()
        let (old, new, _) = try handOver()
        try await record(old, new, in: shelf.open())
        let listed = try await shelf.open().threads(ThreadQuery(limit: 5))
        // The new one has no time of its own yet: it stands beside the old one.
        #expect(listed.map(\.updated) == [1_005, 1_005])
        try await shelf.open().delete("old")
        let found = try await shelf.open().wholeThread("new")
        #expect(found == new)
    }

    @Test("what was said with a profile that keeps nothing reaches the disk by no way round")
    func privacy() async throws {
        let secret = AgentReference(profile: "private", agent: "a")
        for (from, to) in [(secret, Self.other), (Samples.agent, secret)] {
            let shelf = try Shelf()
            let store = shelf.open()
            let history = RoutedHistory(store) { $0 == "private" }
            let (old, new, handOver) = try handOver(from: from, to: to)
            try await record(old, new, in: history)
            let kept = try await store.wholeThread("new")
            #expect(kept?.origin?.transcript ?? [] == [])
            #expect((kept == nil) == (to == secret))
            if to == secret {
                let found = try await history.wholeThread("new")
                #expect(found?.origin == handOver)
            }
        }
    }

    @Test("the documents say where the conversation comes from; the whole one has it all")
    func documents() throws {
        var (old, new, handOver) = try handOver()
        let json = ThreadDocument.json(new).text
        var generator = SplitMix64(seed: 1)
        let read = try ThreadImport.thread(
            Array(json.utf8), agent: Samples.agent, using: &generator, at: Moment(monotonic: .zero, unixMilliseconds: 0)
        )
        #expect(read == new)
        handOver.transcript = []
        old.handOvers = [handOver]
        #expect(MarkdownDocument.text(new).contains("*Handed over from a (p), 1 turn*"))
        #expect(MarkdownDocument.text(old).hasSuffix("*Handed over to b (q)*\n"))
        #expect(HTMLDocument.text(old).contains("<p class=\"about\">Handed over to b (q)</p>"))
    }
}
