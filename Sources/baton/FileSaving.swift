import BatonCore
import BatonEngine
import BatonTransport
import Foundation

/// Keeps what an agent offered in a folder of the user's.
struct FileSaving {
    let platforms: LivePlatforms
    let profile: ProfileName
    var folder = FileSaving.downloads()

    /// - Parameter progress: told in words how far it is, about once a second.
    /// - Throws: ``DownloadFailure``.
    func save(
        _ file: OfferedFile, progress: @escaping (String) -> Void = { _ in }
    ) async throws(DownloadFailure) -> Download.Saved {
        if file.isInline {
            guard let content = file.address.flatMap(InlineContent.init) else {
                throw DownloadFailure(message: "What came as “\(file.name)” cannot be read")
            }
            return try Download.keep(content.bytes, as: file.name, into: folder)
        }
        guard let address = file.address, ["http://", "https://"].contains(where: address.lowercased().hasPrefix) else {
            throw DownloadFailure(message: "“\(file.name)” has no address on the web")
        }
        let access: FileAccess
        do throws(PlatformFailure) {
            access = try await platforms.fileAccess(of: profile)
        } catch {
            throw DownloadFailure(message: "\(error.advice.sentence) \(error.advice.next)")
        }
        let headers =
            Download.takesCredentials(address, of: access.root) ? [access.authorization].compactMap(\.self) : []
        var told = ContinuousClock.now
        return try await Download(exchange: access.exchange)
            .fetch(address, as: Self.name(of: file, at: address), into: folder, headers: headers) { bytes in
                guard told.duration(to: .now) >= .seconds(1) else { return }
                told = .now
                progress("Saving \(file.name): \(Self.size(bytes))")
            }
    }

    /// What the screen says when it is done or has failed.
    func notice(saving file: OfferedFile, progress: @escaping (String) -> Void) async -> Notice {
        do throws(DownloadFailure) {
            let saved = try await save(file, progress: progress)
            return Notice(text: "Saved \(saved.path.sanitised) (\(Self.size(saved.bytes)))", severity: .info)
        } catch {
            return Notice(text: "Not saved: \(error.message.sanitised).", severity: .error)
        }
    }

    static func size(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(bytes) B" }
        let (unit, scale) = bytes < 1_000_000 ? ("kB", 1_000.0) : ("MB", 1_000_000.0)
        let tenths = Int((Double(bytes) / scale * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }

    /// Where a person looks for what was fetched: `$XDG_DOWNLOAD_DIR`, else `~/Downloads`, else where Baton was started.
    static func downloads() -> String {
        let environment = ProcessInfo.processInfo.environment
        let named = [environment["XDG_DOWNLOAD_DIR"], environment["HOME"].map { $0 + "/Downloads" }].compactMap(\.self)
        return named.first { $0.hasPrefix("/") && UserFiles.isFolder($0) } ?? FileManager.default.currentDirectoryPath
    }

    /// Some agents name a file by its address.
    private static func name(of file: OfferedFile, at address: String) -> String {
        guard file.name.isEmpty || file.name.contains("://") else { return file.name }
        return URL(string: address)?.lastPathComponent ?? file.name
    }
}
