import BatonCore
import BatonHistory
import Foundation
import GRDB
import Testing

/// Each version that has shipped left a file with the thread of ``Samples/whole`` in it, as it was then.
@Suite("Files of earlier versions")
struct VersionTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Versions")
    /// The versions' names, and what that version could not keep yet.
    private static let versions: [(name: String, expected: ChatThread)] = [
        ("1", Samples.whole), ("4", Samples.whole), ("5", Samples.whole),
    ]

    /// Before a version ships: `BATON_NEW_VERSION=2 swift test --filter VersionTests`, then its row above.
    @Test(
        "the file of a new version is written where one is asked for",
        .enabled(if: ProcessInfo.processInfo.environment["BATON_NEW_VERSION"] != nil))
    func write() async throws {
        let name = try #require(ProcessInfo.processInfo.environment["BATON_NEW_VERSION"])
        let shelf = try Shelf()
        let history = shelf.open()
        try await history.record(.threadOpened(Samples.whole))
        try await history.record(.threadOpened(Samples.thread("growing", [("how far", "")])))
        for text in ["as far", "as far as this"] {
            try await history.record(
                .runChanged(Samples.run("growing-0", text, isEnded: false), "turn-growing-0", "growing"))
            history.flush()
        }
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try await DatabaseQueue(path: try shelf.copy()).vacuum(into: Self.folder.appending(path: "\(name).sqlite").path)
    }

    @Test("a file of every version that has shipped is read, searched and written on", arguments: versions)
    func migrate(version: (name: String, expected: ChatThread)) async throws {
        let shelf = try Shelf()
        let path = shelf.folder.appending(path: "history.sqlite").path
        try FileManager.default.copyItem(
            atPath: Self.folder.appending(path: "\(version.name).sqlite").path, toPath: path)
        let history = shelf.open(path)
        #expect(try await history.wholeThread("whole") == version.expected)
        #expect(try await history.search("calculator", atMost: 3).map(\.turn) == ["asked"])
        #expect(try await history.thread(matching: "TASK")?.id == "whole")
        if let growing = try await history.thread("growing", atMost: 1) {
            #expect(growing.turns[0].run?.text == "as far as this")
            #expect(try await history.search("as far as this", atMost: 3).count == 1)
        }
        try await history.record(.turnAdded(Samples.turn("new", "a new question", "answer"), "whole"))
        #expect(try await history.search("new question", atMost: 3).count == 1)
        // What versions before 2 had as one word.
        #expect(try await history.search("quoted", atMost: 3).map(\.turn) == ["asked"])
        try await history.record(.turnAdded(Samples.turn("more", "明日は東京都に行きます", "x"), "whole"))
        #expect(try await history.search("京都", atMost: 3).count == 1)
    }

    @Test("the index of version 1 is made anew, so that what stood in it is found by its parts; the file hardly grows")
    func reindexed() async throws {
        let shelf = try Shelf()
        let path = shelf.folder.appending(path: "history.sqlite").path
        try FileManager.default.copyItem(atPath: Self.folder.appending(path: "1.sqlite").path, toPath: path)
        let queue = try DatabaseQueue(path: path)
        let text = String(repeating: "明日は東京都に行きますか、それとも京都ですか。", count: 400)
        try await queue.write { database in
            try database.execute(sql: "UPDATE item SET text = ? WHERE position = -1 AND row = 1", arguments: [text])
        }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path)).count
        let history = shelf.open(path)
        #expect(try await history.search("都に行", atMost: 3).count == 1)
        #expect(try await history.size().bytes < 4 * Int64(before))
    }

    @Test("a file of version 1 that cannot be written to is read as it is")
    func readOnly() async throws {
        let shelf = try Shelf()
        let path = shelf.folder.appending(path: "history.sqlite").path
        try FileManager.default.copyItem(atPath: Self.folder.appending(path: "1.sqlite").path, toPath: path)
        try shelf.makeReadOnly(path)
        let history = shelf.open(path)
        #expect(try await history.wholeThread("whole") == Samples.whole)
        #expect(try await history.search("calculator", atMost: 3).map(\.turn) == ["asked"])
    }
}
