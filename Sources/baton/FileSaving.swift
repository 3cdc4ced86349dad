import BatonCore
import BatonEngine
import BatonText
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
                progress("Saving \(file.name): \(ByteCountText.short(bytes))")
            }
    }

    /// What the screen says when it is done or has failed.
    func notice(saving file: OfferedFile, progress: @escaping (String) -> Void) async -> Notice {
        do throws(DownloadFailure) {
            return Self.saidSaved(try await save(file, progress: progress))
        } catch {
            return Self.saidUnsaved(error)
        }
    }

    /// Keeps a text of the screen's in the user's folder; what the screen says then.
    static func notice(keeping text: String, as name: String) -> Notice {
        do throws(DownloadFailure) {
            return saidSaved(try Download.keep(Array(text.utf8), as: name, into: downloads()))
        } catch {
            return saidUnsaved(error)
        }
    }

    private static func saidSaved(_ saved: Download.Saved) -> Notice {
        Notice(text: "Saved \(saved.path.sanitised) (\(ByteCountText.short(saved.bytes)))", severity: .info)
    }

    private static func saidUnsaved(_ failure: DownloadFailure) -> Notice {
        Notice(text: "Not saved: \(failure.message.sanitised).", severity: .error)
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
