import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension OrchestrateWire {
    /// Uploads (§8.3). A file's address is as open as a presigned one of the platform's object store.
    func addUploads(to routes: WireRoutes<Self>, at root: String) {
        routes.add("\(root)/upload-to-s3", [.post: upload])
    }

    func addDownloads(to routes: WireRoutes<Self>) {
        routes.add("\(Self.downloads)/:file/:name", isOpen: true, [.get: download])
        routes.add("\(Self.offers)/:run/:index/:name", isOpen: true, [.get: downloadOffer])
    }

    private static let downloads = "/wxo-uploads"
    private static let offers = "/wxo-downloads"

    /// Where a file that goes with a run's answer is fetched.
    static func path(ofOffer index: Int, _ name: String, in run: RunID) -> String {
        "\(offers)/\(run.uuid)/\(index)/\(escaped(name))"
    }

    private func upload(_ call: WireCall) async throws -> Response {
        let parts = call.parts().filter { $0.name == "files" }
        guard !parts.isEmpty else { throw WireFailure.missing("body", "files") }
        var entries: [JSON] = []
        for part in parts { entries.append(await keep(part, host: call.host)) }
        return .json(.array(entries))
    }

    private func keep(_ part: MultipartPart, host: String) async -> JSON {
        let name = part.fileName ?? "file"
        guard part.bytes.readableBytes <= OrchestrateFiles.longestFile else {
            return [
                "fileName": .string(name), "id": nil, "url": nil,
                "errorBody": .string("The file is larger than \(OrchestrateFiles.longestFile >> 20) MB"),
                "errorSubject": "File too large", "statusCode": 413, "invalid": true,
            ]
        }
        let file = await files.add(name, part.bytes, at: Rehearsal.currentTime())
        let path = "\(Self.downloads)/\(file.id.uuid)/\(Self.escaped(name))"
        return [
            "fileName": .string(name), "id": nil, "url": .string("http://\(host)\(path)"),
            "errorBody": nil, "errorSubject": nil, "statusCode": 200, "invalid": false,
        ]
    }

    private func download(_ call: WireCall) async throws -> Response {
        guard let id = Identifier<OrchestrateFiles.File>(call.capture("file")), let file = await files[id] else {
            throw WireFailure.detail(.notFound, "File \(call.capture("file")) not found")
        }
        return Self.attachment(file.name, file.bytes)
    }

    private func downloadOffer(_ call: WireCall) async throws -> Response {
        guard let run = RunID(call.capture("run")), let index = Int(call.capture("index")),
            let offers = await ledger.record(of: run)?.offers, offers.indices.contains(index)
        else { throw WireFailure.detail(.notFound, "File \(call.capture("name")) not found") }
        return Self.attachment(offers[index].name, ByteBuffer(string: offers[index].text))
    }

    private static func attachment(_ name: String, _ bytes: ByteBuffer) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream",
                .contentDisposition: "attachment; filename*=UTF-8''\(escaped(name))",
            ],
            body: ResponseBody(byteBuffer: bytes))
    }

    /// The files of a run's request, measured where they are kept here.
    func attachments(in body: JSON) async -> [AttachedFile] {
        let items = body["context"]?["data"]?.array ?? []
        let entries = items.filter { $0["response_type"] == "file_download" }.flatMap { $0["files"]?.array ?? [] }
        var attachments: [AttachedFile] = []
        for entry in entries {
            guard let name = entry["fileName"]?.string, let url = entry["url"]?.string else { continue }
            attachments.append(AttachedFile(name: name, url: url, byteCount: await size(of: url)))
        }
        return attachments
    }

    private func size(of url: String) async -> Int? {
        guard let start = url.firstRange(of: "\(Self.downloads)/")?.upperBound,
            let id = Identifier<OrchestrateFiles.File>(String(url[start...].prefix { $0 != "/" }))
        else { return nil }
        return await files[id]?.bytes.readableBytes
    }

    /// Percent-encoded but for what needs it nowhere (RFC 3986 §2.3).
    private static func escaped(_ name: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return name.utf8.reduce(into: "") { text, byte in
            let isPlain = Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte)
            if byte < 0x80, isPlain || "-._~".utf8.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
