import BatonCore
import BatonHistory
import Foundation

/// A folder of a test's own for histories on disk, gone when the test is.
final class Shelf {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "baton-history-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)  // A left-over folder in /tmp harms nobody.
    }

    var path: String { folder.appending(path: "data/baton/history.sqlite").path }

    func open(_ path: String? = nil, recordingLimit: Int64 = 1_000_000, pageLimit: Int? = nil) -> SQLiteHistory {
        SQLiteHistory(path: path ?? self.path, recordingLimit: recordingLimit, pageLimit: pageLimit)
    }

    /// The files as a program that is killed now would leave them, under a path of their own.
    func copy(of path: String? = nil) throws -> String {
        let path = path ?? self.path
        let copy = folder.appending(path: "\(UUID().uuidString).sqlite").path
        for companion in ["", "-wal"] where FileManager.default.fileExists(atPath: path + companion) {
            try FileManager.default.copyItem(atPath: path + companion, toPath: copy + companion)
        }
        return copy
    }

    /// A write version that nobody knows makes SQLite take the file as read-only (its file format, §1.3.2): the same as a
    /// read-only disk, and true for root too.
    func makeReadOnly(_ path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: 18)
        try file.write(contentsOf: Data([9]))
        try file.close()
    }

    /// All bytes of the history's files.
    func bytes() throws -> Data {
        try ["", "-wal"].filter { FileManager.default.fileExists(atPath: path + $0) }
            .reduce(Data()) { try $0 + Data(contentsOf: URL(fileURLWithPath: path + $1)) }
    }
}
