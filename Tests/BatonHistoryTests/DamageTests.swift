import BatonCore
import BatonHistory
import Foundation
import GRDB
import Testing

@Suite("A file that is not as it should be")
struct DamageTests {
    private func fill(_ history: SQLiteHistory, threads: Int) async throws {
        for index in 0..<threads {
            let words = (0..<20).map { ("question \($0) of \(index)", String(repeating: "answer ", count: 50)) }
            try await history.record(
                .threadOpened(Samples.thread(ThreadID("t\(index)"), words, at: Int64(index) * 1_000)))
        }
    }

    @Test("what is no database at all is set aside with its path named, and a new one is begun")
    func garbage() async throws {
        let shelf = try Shelf()
        try FileManager.default.createDirectory(
            atPath: (shelf.path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(repeating: 0x42, count: 20_000).write(to: URL(fileURLWithPath: shelf.path))
        let history = shelf.open()
        try await history.record(.threadOpened(Samples.whole))
        #expect(try await history.wholeThread("whole") == Samples.whole)
        let remarks = await history.remarks()
        #expect(remarks.count == 1)
        #expect(remarks.first?.contains(shelf.path + ".damaged-1") == true)
        let aside = try Data(contentsOf: URL(fileURLWithPath: shelf.path + ".damaged-1"))
        #expect(aside == Data(repeating: 0x42, count: 20_000))
        #expect(await history.remarks().isEmpty)
    }

    @Test("of a file with ruined pages, what can be read goes into the new one", arguments: [3, 5, 7])
    func ruined(every: Int) async throws {
        let shelf = try Shelf()
        let filled = shelf.open()
        try await fill(filled, threads: 12)
        let draft = Draft(text: "half a th", queue: [Prompt("next")])
        try await filled.record(.draftChanged(draft, .thread("t1")))
        try await filled.record(.draftChanged(Draft(text: "to nobody yet"), .agent(Samples.agent)))
        filled.flush()
        let path = try Self.settled(shelf)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        // The first page says what the file is; of the others, some are overwritten from the middle of the file on.
        let pages = bytes.count / 4096
        for page in stride(from: pages / 2, to: pages, by: every) {
            bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xAA, count: 4096))
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        let history = shelf.open(path)
        // Whatever meets the damage first: reading all, or writing.
        for index in 0..<12 { _ = try await history.wholeThread(ThreadID("t\(index)")) }
        _ = try await history.search("answer", atMost: 1_000)
        try await history.record(.threadOpened(Samples.whole))
        #expect(try await history.wholeThread("whole") == Samples.whole)
        let saved = try await history.threads(ThreadQuery())
        #expect(await history.remarks().first?.contains("set aside") == true)
        #expect(saved.count > 1)
        #expect(try await history.draft(at: .thread("t1")) == draft)
        #expect(try await history.draft(at: .agent(Samples.agent)).text == "to nobody yet")
        for thread in saved where thread.id != "whole" {
            let whole = try await history.wholeThread(thread.id)
            for turn in whole?.turns ?? [] { #expect(turn.run?.text == String(repeating: "answer ", count: 50)) }
        }
    }

    @Test("a file of a newer version is refused, said so, and left as it is")
    func newer() async throws {
        let shelf = try Shelf()
        try await shelf.open().record(.threadOpened(Samples.whole))
        let path = try Self.settled(shelf)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let history = shelf.open(path)
        do {
            try await history.record(.threadRenamed("x", "whole"))
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.message.contains("newer Baton"))
            #expect(error.message.contains(path))
        }
        await #expect(throws: HistoryFailure.self) { try await history.threads(ThreadQuery()) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("a file that cannot be written to is read, and says so when it is to be written")
    func readOnly() async throws {
        let shelf = try Shelf()
        try await shelf.open().record(.threadOpened(Samples.whole))
        let path = try Self.settled(shelf)
        try shelf.makeReadOnly(path)
        let history = shelf.open(path)
        #expect(try await history.wholeThread("whole") == Samples.whole)
        #expect(try await history.search("calculator", atMost: 3).count == 1)
        do {
            try await history.record(.threadRenamed("x", "whole"))
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.message.contains("can only be read"))
        }
        #expect(try await history.thread("whole", atMost: 1)?.title == "Everything")
    }

    /// The file alone, with all that stood beside it in it.
    private static func settled(_ shelf: Shelf) throws -> String {
        let copy = try shelf.copy()
        let queue = try DatabaseQueue(path: copy)
        try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try queue.close()
        return copy
    }
}
