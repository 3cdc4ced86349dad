import HTTPTypes
import Hummingbird

extension OrqWire {
    /// Files of the workspace (`orq.md` §10).
    func addFiles(to routes: WireRoutes<Self>) {
        routes.add("/v2/files", [.get: listFiles, .post: createFile])
        routes.add("/v2/files/:file", [.get: showFile, .delete: deleteFile])
        routes.add("/v2/files/:file/content", [.get: showContent])
    }

    private func listFiles(_ call: WireCall) async throws -> Response {
        .json(try OrqPage.entry(of: await archive.files, for: call, fallback: 10, id: \.fileID, \.entry))
    }

    private func createFile(_ call: WireCall) async throws -> Response {
        .json(["file": try await archive.add(try call.json()).entry])
    }

    private func showFile(_ call: WireCall) async throws -> Response {
        .json(["file": try await file(call).entry])
    }

    private func showContent(_ call: WireCall) async throws -> Response {
        .json(["download_url": .string(try await file(call).downloadURL)])
    }

    private func deleteFile(_ call: WireCall) async throws -> Response {
        guard await archive.removeFile(call.capture("file")) else { throw Self.unknownFile }
        return .json([:])
    }

    private func file(_ call: WireCall) async throws -> OrqFile {
        guard let file = await archive.file(call.capture("file")) else { throw Self.unknownFile }
        return file
    }

    private static var unknownFile: WireFailure { .message(.notFound, "File not found") }
}
