import BatonCore
import BatonInterface
import BatonText
import Foundation

/// The user's own files: listed to choose from, and read to be sent.
enum UserFiles {
    /// Files travel as text inside JSON, in memory on both sides; more than this no platform takes.
    static let maximumBytes = 64_000_000

    /// What stands in a folder, folders first, each by name.
    /// - Parameter path: as typed; empty for the folder that Baton was started in.
    static func entries(in path: String) throws(PlatformFailure) -> [FileEntry] {
        let folder = absolute(path.isEmpty ? "." : path)
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            return names.compactMap { entry(named: $0, in: folder) }
                .sorted { ($1.isFolder ? 1 : 0, $0.name.lowercased()) < ($0.isFolder ? 1 : 0, $1.name.lowercased()) }
        } catch {
            throw failure("\(path) cannot be listed", error, attempt: "listing the folder")
        }
    }

    /// - Throws: `.local` for what is no regular file, cannot be read, is empty or larger than ``maximumBytes``.
    static func file(at path: String) throws(PlatformFailure) -> AttachedFile {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        do {
            let place = URL(fileURLWithPath: absolute(path)).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: place)
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                throw PlatformFailure(.local, "\(path) is no file", attempt: attempt)
            }
            let size = (attributes[.size] as? Int) ?? 0
            guard size > 0, size <= maximumBytes else {
                let bound = ByteCountText.exact(maximumBytes)
                let complaint = size == 0 ? "is empty" : "is larger than the \(bound) that Baton sends"
                throw PlatformFailure(.local, "\(path) \(complaint)", attempt: attempt)
            }
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: place)))
            return AttachedFile(
                name: name, mediaType: MediaType.of(name: name, startingWith: bytes), content: .bytes(bytes))
        } catch let error as PlatformFailure {
            throw error
        } catch {
            throw failure("\(path) cannot be read", error, attempt: attempt)
        }
    }

    private static let attempt = "reading the file"

    private static func entry(named name: String, in folder: String) -> FileEntry? {
        let url = URL(fileURLWithPath: folder + "/" + name).resolvingSymlinksInPath()
        do {
            let values = try url.resourceValues(forKeys: [.isDirectoryKey, .isRegularFileKey, .fileSizeKey])
            guard values.isDirectory == true || values.isRegularFile == true else { return nil }
            return FileEntry(name: name, isFolder: values.isDirectory == true, size: values.fileSize ?? 0)
        } catch {
            return nil  // A link to nowhere: there is nothing to send.
        }
    }

    /// `~` is the home that everything else of Baton's goes by, `$HOME`; Foundation would ask the system's user list.
    static func absolute(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home else { return (path as NSString).expandingTildeInPath }
        return home + path.dropFirst()
    }

    private static var home: String? {
        ProcessInfo.processInfo.environment["HOME"].flatMap { $0.count > 1 ? $0 : nil }
    }

    /// The path as a person types it: from `~` on, or from the folder that Baton was started in.
    static func shortened(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        if path.hasPrefix(here) { return String(path.dropFirst(here.count)) }
        guard let home, path.hasPrefix(home + "/") else { return path }
        return "~" + path.dropFirst(home.count)
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func failure(_ message: String, _ error: any Error, attempt: String) -> PlatformFailure {
        let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        let words = reason.domain == NSPOSIXErrorDomain ? String(cString: strerror(Int32(reason.code))) : nil
        return PlatformFailure(.local, words.map { "\(message): \($0)" } ?? message, attempt: attempt)
    }
}
