import BatonCore
import BatonHistory
import BatonInterface
import BatonTransport
import Foundation

/// Writes a thread of the history into a file of the user's.
struct ThreadSaving: Sendable {
    let history: any HistoryStore

    // So much of a prompt says which thread it is; in characters.
    private static let nameLimit = 60

    /// A path that is free, named after the thread: where files that agents offer are saved too.
    func path(titled title: String, as format: ThreadFormat) -> String {
        let words = title.count > Self.nameLimit ? String(title.prefix(Self.nameLimit)) + "…" : title
        let name = FileName(FileName(words).text + "." + format.ending)
        let folder = FileSaving.downloads()
        let names = [name.text] + (2...999).map(name.numbered)
        let free = names.first { access("\(folder)/\($0)", F_OK) != 0 } ?? name.text
        return UserFiles.shortened("\(folder)/\(free)")
    }

    /// - Parameters:
    ///   - path: as typed.
    ///   - isOverwriting: whether a file that is there may give way to this one.
    func save(
        _ thread: ThreadID, as format: ThreadFormat, to path: String, isOverwriting: Bool
    ) async -> ExportOutcome {
        let place = UserFiles.absolute(path)
        do {
            // In the place of a link stands what it leads to.
            let target = isOverwriting ? URL(fileURLWithPath: place).resolvingSymlinksInPath().path : place
            let part = isOverwriting ? "\(target).\(UUID().uuidString.prefix(8)).part" : target
            let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor < 0, errno == EEXIST {
                return UserFiles.isFolder(place) ? .failed("\(path) is a folder") : .taken
            }
            guard descriptor >= 0 else { throw HistoryFailure(Self.reason(path)) }
            do {
                let count = try await write(thread, as: format, to: descriptor, path)
                guard !isOverwriting || rename(part, target) == 0 else { throw HistoryFailure(Self.reason(path)) }
                return .written(bytes: count)
            } catch {
                unlink(part)
                throw error
            }
        } catch {
            return .failed((error as? HistoryFailure)?.message ?? "\(path) could not be written: \(error)")
        }
    }

    /// Writes the document, and closes the file.
    private func write(
        _ thread: ThreadID, as format: ThreadFormat, to descriptor: Int32, _ path: String
    ) async throws -> Int {
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var export = ThreadExport(of: thread, as: format, from: history)
        var count = 0
        while let piece = try await export.next() {
            count += piece.utf8.count
            do {
                try file.write(contentsOf: Data(piece.utf8))
            } catch {
                throw HistoryFailure(Self.reason(path))
            }
        }
        guard count > 0 else { throw HistoryFailure("Nothing of what went over the wire was recorded.") }
        do { try file.close() } catch { throw HistoryFailure(Self.reason(path)) }
        return count
    }

    private static func reason(_ path: String) -> String {
        "\(path) could not be written: \(String(cString: strerror(errno)))"
    }
}
