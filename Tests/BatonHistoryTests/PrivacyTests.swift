import BatonCore
import BatonHistory
import Foundation
import Testing

@Suite("What is forgotten")
struct PrivacyTests {
    /// Words that stand nowhere else, in each place where a thread keeps something.
    private static var secretive: ChatThread {
        var thread = Samples.whole
        thread.title = "QUETZALTITLE"
        thread.turns[0].prompt.text = "QUETZALPROMPT " + String(repeating: "padding ", count: 2_000) + "QUETZALTAIL"
        thread.turns[0].run?.items = [.part(Part(id: "m", kind: .text, text: "quetzalanswer"))]
        thread.handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "QUETZALID"]))
        return thread
    }

    private func fill(_ history: SQLiteHistory) async throws {
        for index in 0..<30 {
            try await history.record(
                .threadOpened(Samples.thread(ThreadID("other\(index)"), [("an ordinary question", "an answer")])))
        }
        try await history.record(.threadOpened(Self.secretive))
        try await history.record(.draftChanged(Draft(text: "QUETZALDRAFT"), .thread("whole")))
        let frame = RecordedFrame(monotonic: .zero, direction: .sent, bytes: Array("QUETZALFRAME".utf8))
        try await history.record(.framesRecorded([frame], "r1", "whole"))
        history.flush()
        // A text that still grows, in pieces.
        for text in ["QUETZALBEGUN", "QUETZALBEGUN and QUETZALGROWN"] {
            var run = Samples.run("growing", text, isEnded: false)
            run.id = "r2"
            try await history.record(.runChanged(run, "answered", "whole"))
            history.flush()
        }
        for index in 30..<60 {
            try await history.record(
                .threadOpened(Samples.thread(ThreadID("other\(index)"), [("an ordinary question", "an answer")])))
        }
    }

    private func holds(_ bytes: Data) -> Bool {
        // The index keeps words in small letters.
        ["QUETZAL", "quetzal"].contains { bytes.range(of: Data($0.utf8)) != nil }
    }

    @Test("nothing of a deleted thread stays in the file's bytes, nor in those beside it")
    func delete() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        try await fill(history)
        #expect(holds(try shelf.bytes()))
        try await history.delete("whole")
        #expect(!holds(try shelf.bytes()))
        #expect(try await history.threads(ThreadQuery()).count == 60)
        #expect(try await history.search("ordinary", atMost: 100).count == 60)
    }

    @Test("after deleting everything no row is left in the file's bytes")
    func deleteAll() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        try await fill(history)
        try await history.deleteAll()
        let bytes = try shelf.bytes()
        #expect(!holds(bytes))
        #expect(bytes.range(of: Data("ordinary".utf8)) == nil)
    }

    @Test("a profile without history leaves no word on the disk, and is whole in memory")
    func routed() async throws {
        let shelf = try Shelf()
        let disk = shelf.open()
        let history = RoutedHistory(disk) { $0 == "p" }
        var open = Samples.thread("open", [("an ordinary question", "an answer")])
        open.agent = AgentReference(profile: "q", agent: "a")
        try await history.record(.threadOpened(open))
        try await history.record(.threadOpened(Self.secretive))
        try await history.record(.draftChanged(Draft(text: "QUETZAL"), .thread("whole")))
        try await history.record(.draftChanged(Draft(text: "QUETZAL"), .agent(Samples.agent)))
        try await history.record(.slotsChanged([KeptSlot(number: 1, agent: Samples.agent, thread: "whole")]))
        disk.flush()
        #expect(!holds(try shelf.bytes()))
        #expect(try await history.wholeThread("whole") == Self.secretive)
        #expect(try await history.threads(ThreadQuery()).map(\.id) == ["whole", "open"])
        #expect(try await history.search("quetzalanswer", atMost: 3).count == 1)
        #expect(try await history.slots().map(\.thread) == ["whole"])
        #expect(try await disk.slots().isEmpty)
    }

    @Test("a thread that was kept before its profile became private goes on in memory only, and can be deleted")
    func becamePrivate() async throws {
        let shelf = try Shelf()
        let before = Samples.thread("old", [("an ordinary question", "an answer")])
        let disk = shelf.open()
        try await disk.record(.threadOpened(before))
        try await disk.record(.threadMarked(.pinned(true), "old"))
        var asked = Samples.turn("more", "another ordinary one", "")
        asked.run = Samples.run("more", "half", isEnded: false)
        asked.run?.handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "T"]))
        try await disk.record(.turnAdded(asked, "old"))
        let history = RoutedHistory(disk) { $0 == "p" }
        #expect(try await history.threads(ThreadQuery()).map(\.id) == ["old"])
        #expect(try await history.unfinishedRuns().count == 1)
        try await history.record(.runChanged(Samples.run("more", "QUETZALANSWER"), asked.id, "old"))
        #expect(try await history.thread("old", atMost: 1)?.earlierTurnCount == 1)
        try await history.record(.turnAdded(Samples.turn("new", "QUETZALPROMPT", "quetzal"), "old"))
        try await history.record(.draftChanged(Draft(text: "QUETZALDRAFT"), .thread("old")))
        disk.flush()
        #expect(!holds(try shelf.bytes()))
        #expect(try await history.wholeThread("old")?.turns.map(\.prompt.text).last == "QUETZALPROMPT")
        #expect(try await history.threads(ThreadQuery()).map(\.isPinned) == [true])
        #expect(try await history.threads(matching: "old", atMost: 9).count == 1)
        #expect(try await history.search("ordinary", atMost: 9).count == 2)
        #expect(try await disk.wholeThread("old")?.turns.count == 2)
        try await history.delete("old")
        #expect(try await disk.threads(ThreadQuery()).isEmpty)
        #expect(try await history.threads(ThreadQuery()).isEmpty)
    }
}
