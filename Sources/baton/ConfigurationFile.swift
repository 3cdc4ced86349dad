import BatonSettings
import Foundation

/// The user's configuration file, changed by command: read, checked, and written in one step.
struct ConfigurationFile {
    let discovery: Discovery
    /// Where a link leads, so that the link stays.
    private let path: String
    /// What stands in it; empty where it is not there.
    let text: String

    /// - Throws: ends the program where it is there and cannot be read.
    init() throws {
        let paths = SettingsPaths.live
        discovery = Discovery(paths: paths)
        path = URL(fileURLWithPath: paths.configuration).resolvingSymlinksInPath().path
        guard FileManager.default.fileExists(atPath: path) else {
            text = ""
            return
        }
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            try Exit.fail(SettingsError(file: path, message: "This file cannot be read"))
        }
    }

    /// What its content means.
    func configuration(of text: String) throws -> Configuration {
        do throws(SettingsError) { return try discovery.configuration(of: text) } catch { try Exit.fail(error) }
    }

    /// Puts a new content in its place, for the user's eyes only; whoever reads meanwhile sees the old one or the new one.
    func write(_ text: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        let draft = path + ".\(getpid())"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard
                FileManager.default.createFile(
                    atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
                rename(draft, path) == 0
            else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(draft)
            try Exit.fail(SettingsError(file: path, message: "This file cannot be written"))
        }
        StandardError.write("written: \(path)\n")
    }
}
