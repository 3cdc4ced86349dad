import BatonCore
import BatonHistory
import Foundation
import Testing

@Suite("The history on disk")
struct SQLiteHistoryTests {
    @Test("nothing is touched before the first use; file and folder are their owner's alone")
    func lazy() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        history.flush()
        #expect(!FileManager.default.fileExists(atPath: shelf.folder.appending(path: "data").path))
        try await history.record(.threadOpened(Samples.whole))
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(shelf.path) == 0o600)
        #expect(try mode(shelf.path + "-wal") == 0o600)
        #expect(try mode((shelf.path as NSString).deletingLastPathComponent) == 0o700)
    }

    @Test("a history that was closed is one file, and is opened again when something is asked of it")
    func closed() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        history.close()
        #expect(!FileManager.default.fileExists(atPath: shelf.path))
        try await history.record(.threadOpened(Samples.whole))
        try await history.record(.draftChanged(Draft(text: "half"), .thread("whole")))
        history.close()
        let folder = (shelf.path as NSString).deletingLastPathComponent
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["history.sqlite"])
        #expect(try await shelf.open(try shelf.copy()).wholeThread("whole") == Samples.whole)
        #expect(try await history.draft(at: .thread("whole")).text == "half")
    }

    @Test("another start reads what was recorded")
    func restart() async throws {
        let shelf = try Shelf()
        try await shelf.open().record(.threadOpened(Samples.whole))
        let found = try await shelf.open().wholeThread("whole")
        #expect(found == Samples.whole)
    }

    @Test("a program killed at any moment has kept every fact that was acknowledged")
    func killed() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        var facts: [(HistoryRecord, @Sendable (ChatThread?) -> Bool)] = []
        var turn = Turn(id: "u", prompt: Prompt("hello"), created: Samples.moment(1))
        turn.run = Run(id: "r", began: Samples.moment(1))
        let handle = RemoteHandle(platform: .orq, ids: RemoteIDs([.task: "T"]))
        facts.append((.threadOpened(ChatThread(id: "t", agent: Samples.agent)), { $0 != nil }))
        facts.append((.turnAdded(turn, "t"), { $0?.turns.first?.prompt.text == "hello" }))
        facts.append((.handleReceived(handle, "r", "t"), { $0?.turns.first?.run?.handle == handle }))
        var run = Samples.run("x", "the whole answer", at: 1)
        run.id = "r"
        run.handle = handle
        facts.append((.runChanged(run, "u", "t"), { $0?.turns.first?.run?.text == "the whole answer" }))
        facts.append((.threadRenamed("T", "t"), { $0?.title == "T" }))
        for (index, fact) in facts.enumerated() {
            try await history.record(fact.0)
            let left = shelf.open(try shelf.copy())
            let thread = try await left.thread("t", atMost: 5)
            for earlier in facts[...index] { #expect(earlier.1(thread), "after fact \(index)") }
        }
    }

    @Test("a partial answer is kept while it streams, is marked as such, and is found by a search after a start")
    func partial() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        var thread = ChatThread(id: "t", agent: Samples.agent)
        var turn = Samples.turn("1", "hello", "")
        turn.run = Run(id: "run-1", began: turn.created)
        thread.turns = [turn]
        try await history.record(.threadOpened(thread))
        for count in 1...40 {
            let text = String(repeating: "word ", count: count) + "xylophone"
            try await history.record(.runChanged(Samples.run("1", text, isEnded: false), turn.id, "t"))
        }
        history.flush()
        let left = shelf.open(try shelf.copy())
        let run = try await left.thread("t", atMost: 1)?.turns.first?.run
        #expect(run?.text == String(repeating: "word ", count: 40) + "xylophone")
        #expect(run?.state == .streaming)
        #expect(try await left.unfinishedRuns().map(\.run.id) == ["run-1"])
        #expect(try await left.search("xylophone", atMost: 3).count == 1)
        try await history.record(.runChanged(Samples.run("1", "short"), turn.id, "t"))
        #expect(try await history.unfinishedRuns().isEmpty)
        #expect(try await history.search("xylophone", atMost: 3).isEmpty)
        #expect(try await history.search("short", atMost: 3).count == 1)
    }

    @Test("states of a run that follow each other fast are written together, not one by one")
    func joined() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        var thread = ChatThread(id: "t", agent: Samples.agent)
        thread.turns = [Samples.turn("1", "hello", "")]
        try await history.record(.threadOpened(thread))
        let text = String(repeating: "ten bytes ", count: 2_000)
        for index in 0..<2_000 {
            let run = Samples.run("1", text + "\(index)", isEnded: false)
            try await history.record(.runChanged(run, thread.turns[0].id, "t"))
        }
        history.flush()
        // 2,000 states of 20 kB each are 40 MB, if each were written.
        #expect(try await history.size().bytes < 10_000_000)
        #expect(try await history.thread("t", atMost: 1)?.turns[0].run?.text == text + "1999")
    }

    @Test("a full disk is told, and what was kept before is still there")
    func fullDisk() async throws {
        let shelf = try Shelf()
        let history = shelf.open(pageLimit: 90)
        try await history.record(.threadOpened(ChatThread(id: "t", agent: Samples.agent)))
        var kept = 0
        var told: HistoryFailure?
        do throws(HistoryFailure) {
            for index in 0..<1_000 {
                let long = String(repeating: "a word or two ", count: 500)
                try await history.record(.turnAdded(Samples.turn("\(index)", long, long), "t"))
                kept += 1
            }
        } catch {
            told = error
        }
        #expect(told?.message.contains("The disk is full") == true)
        #expect(kept > 5)
        #expect(try await history.wholeThread("t")?.turns.count == kept)
        let roomier = shelf.open()
        try await roomier.record(.turnAdded(Samples.turn("more", "room", "again"), "t"))
        #expect(try await roomier.wholeThread("t")?.turns.count == kept + 1)
    }

    /// A history on a disk with room for little, with one turn; and a state of its run that does not fit.
    private func crowded(_ shelf: Shelf) async throws -> (SQLiteHistory, HistoryRecord) {
        let history = shelf.open(pageLimit: 90)
        var thread = ChatThread(id: "t", agent: Samples.agent)
        thread.turns = [Samples.turn("1", "hello", "")]
        try await history.record(.threadOpened(thread))
        let huge = Samples.run("1", String(repeating: "many words ", count: 100_000), isEnded: false)
        return (history, .runChanged(huge, thread.turns[0].id, "t"))
    }

    @Test("what was joined and could not be written is told by the next call that can wait, but for a recording's")
    func fullDiskWhileStreaming() async throws {
        let shelf = try Shelf()
        let (history, huge) = try await crowded(shelf)
        try await history.record(huge)
        history.flush()
        let frame = RecordedFrame(monotonic: .zero, direction: .sent, bytes: [1])
        try await history.record(.framesRecorded([frame], "run-1", "t"))
        await #expect(throws: HistoryFailure.self) {
            try await history.record(.draftChanged(Draft(text: "x"), .thread("t")))
        }
    }

    @Test("a prompt and an end are written even where what waits before them cannot be; the end stays the end")
    func fullDiskForWaiting() async throws {
        let shelf = try Shelf()
        let (history, huge) = try await crowded(shelf)
        try await history.record(huge)
        history.flush()
        try await history.record(.turnAdded(Samples.turn("2", "another", "answer"), "t"))
        try await history.record(.runChanged(Samples.run("1", "short after all"), "turn-1", "t"))
        history.flush()
        let turns = try await history.wholeThread("t")?.turns
        #expect(turns?.map(\.prompt.text) == ["hello", "another"])
        #expect(turns?.first?.run?.text == "short after all")
        #expect(turns?.first?.run?.outcome == .completed)
        #expect(history.takeRemarks().isEmpty)
    }

    @Test("at the end of the program it is told what could not be written and nobody has heard of")
    func fullDiskAtTheEnd() async throws {
        let shelf = try Shelf()
        let (history, huge) = try await crowded(shelf)
        try await history.record(huge)
        history.flush()
        #expect(history.takeRemarks().contains { $0.contains("The disk is full") })
        #expect(history.takeRemarks().isEmpty)
    }

    @Test("two programs that follow one run leave its end as the last of them saw it, whole")
    func followedTwice() async throws {
        let shelf = try Shelf()
        let (one, two) = (shelf.open(), shelf.open())
        var thread = ChatThread(id: "t", agent: Samples.agent)
        thread.turns = [Samples.turn("1", "hello", "")]
        let turn = thread.turns[0].id
        try await one.record(.threadOpened(thread))
        func run(_ texts: [String], isEnded: Bool) -> Run {
            var run = Samples.run("1", "", isEnded: isEnded)
            run.items = texts.enumerated().map { index, text in
                var part = Part(id: PartID("p\(index)"), kind: .text, text: text)
                part.isFinal = isEnded || index < texts.count - 1
                return .part(part)
            }
            return run
        }
        try await one.record(.runChanged(run(["first", "sec"], isEnded: false), turn, "t"))
        one.flush()
        try await two.record(.runChanged(run(["all in one, and", "more", "parts"], isEnded: true), turn, "t"))
        try await one.record(.runChanged(run(["first", "second"], isEnded: true), turn, "t"))
        let found = try await two.wholeThread("t")?.turns[0].run
        #expect(found == run(["first", "second"], isEnded: true))
        #expect(try await two.search("parts", atMost: 3).isEmpty)
        #expect(try await two.search("first", atMost: 3).count == 1)
    }

    @Test("two programs on one history read and write what both have recorded")
    func two() async throws {
        let shelf = try Shelf()
        let (one, two) = (shelf.open(), shelf.open())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, history) in [("a", one), ("b", two)] {
                group.addTask {
                    for index in 0..<20 {
                        try await history.record(
                            .threadOpened(Samples.thread(ThreadID("\(name)\(index)"), [("question", "answer")])))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await one.threads(ThreadQuery()).count == 40)
        #expect(try await two.search("question", atMost: 100).count == 40)
        try await one.record(.turnAdded(Samples.turn("more", "from one", "x"), "b3"))
        #expect(try await two.wholeThread("b3")?.turns.last?.prompt.text == "from one")
    }

    @Test("a folder that cannot be made is told")
    func noFolder() async throws {
        let history = SQLiteHistory(path: "/proc/baton/history.sqlite")
        do {
            try await history.record(.threadOpened(Samples.whole))
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.message.contains("/proc/baton"))
        }
    }

    @Test("recordings are bounded, and the oldest give way")
    func recordings() async throws {
        let shelf = try Shelf()
        let history = shelf.open(recordingLimit: 50_000)
        try await history.record(.threadOpened(Samples.whole))
        for index in 0..<100 {
            let frame = RecordedFrame(
                monotonic: .nanoseconds(index), direction: .received, bytes: Array(repeating: 7, count: 1_000))
            try await history.record(.framesRecorded([frame], RunID(index < 50 ? "r1" : "r2"), "whole"))
            if index % 10 == 0 { history.flush() }
        }
        #expect(try await history.size().recordingBytes <= 50_000)
        #expect(try await history.frames(of: "r1").isEmpty)
        #expect(try await history.frames(of: "r2").last?.monotonic == .nanoseconds(99))
    }

    @Test("a file of more than 8 MiB that went with a prompt is kept by its name")
    func largeFiles() async throws {
        let shelf = try Shelf()
        let history = shelf.open()
        var thread = ChatThread(id: "t", agent: Samples.agent)
        var turn = Samples.turn("1", "look", "nice")
        let bytes = [UInt8](repeating: 1, count: 8 * 1024 * 1024 + 1)
        turn.prompt.files = [
            AttachedFile(name: "big.bin", mediaType: "application/octet-stream", content: .bytes(bytes))
        ]
        thread.turns = [turn]
        try await history.record(.threadOpened(thread))
        let file = try await history.wholeThread("t")?.turns[0].prompt.files.first
        #expect(file?.name == "big.bin")
        #expect(file?.content == .bytes([]))
    }
}
