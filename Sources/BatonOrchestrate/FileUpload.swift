internal import BatonCore
internal import BatonTransport
internal import FoundationEssentials

/// Brings the files of a prompt to the server, before the prompt itself goes out (`watsonx-orchestrate.md` §8.3).
struct FileUpload: Sendable {
    let client: Client

    /// What a run's request says of the files, in their order: one request a file; one that is an address already stays
    /// where it is.
    ///
    /// - Parameter onProgress: told before each file goes out, and of a large one how far it has gone.
    /// - Throws: what is wrong with the first file that the server does not take. Nothing has been sent of the message
    ///   itself then.
    func entries(
        of files: [AttachedFile], onProgress: @escaping @Sendable (String) -> Void
    ) async throws(PlatformFailure) -> [JSONValue] {
        var entries: [JSONValue] = []
        for (index, file) in files.enumerated() {
            switch file.content {
            case .address(let address): entries.append(Self.entry(file.name, address: address, id: nil))
            case .bytes(let bytes):
                let place = files.count > 1 ? " (\(index + 1) of \(files.count))" : ""
                let line = "Uploading \(file.name.sanitised)\(place)"
                onProgress("\(line)…")
                entries.append(try await upload(file, bytes) { onProgress("\(line) \($0) %…") })
            }
        }
        return entries
    }

    private func upload(
        _ file: AttachedFile, _ bytes: [UInt8], onPercent: @escaping @Sendable (Int) -> Void
    ) async throws(PlatformFailure) -> JSONValue {
        let name = ErrorText.trimmed(file.name.sanitised)
        var call = Call.upload(Self.form(file, bytes), name: name)
        call.onSent = { sent, all in if sent < all { onPercent(sent * 100 / max(1, all)) } }
        let response = try await opened(call, name)
        let answer = try await client.json(in: response, to: call)
        // A list with one element, or the element by itself.
        let row = answer.rows.first ?? answer
        if let complaint = Self.complaint(in: row) {
            throw PlatformFailure(
                .invalidRequest, "The server does not take \(name): \(complaint)", attempt: call.attempt,
                httpStatus: row["statusCode"]?.int, hint: Self.hint)
        }
        guard let address = row.text("url") else {
            throw PlatformFailure(
                .unexpectedAnswer, "The server took \(name), and did not say where it is", attempt: call.attempt)
        }
        return Self.entry(file.name, address: address, id: row.text("id"))
    }

    private func opened(_ call: Call, _ name: String) async throws(PlatformFailure) -> WireResponse {
        let result: Result<WireResponse, PlatformFailure>
        do throws(PlatformFailure) {
            result = try await client.openUnlessMissing(call)
        } catch {
            var failure = error
            // The user has to know which of the files it is about.
            failure.message = ErrorText.trimmed("\(name): \(failure.message)")
            if failure.httpStatus == 413 { failure.hint = Self.hint }
            throw failure
        }
        switch result {
        case .success(let response): return response
        case .failure(let missing):
            throw PlatformFailure(
                .unsupported, "This server takes no files, so \(name) could not be sent", attempt: call.attempt,
                httpStatus: missing.httpStatus,
                hint: "Send the message without files, or give the agent an address that it can read.")
        }
    }

    /// `fileMetaData` repeats in JSON what the file's own part says; servers cope without it, but some may not.
    private static func form(_ file: AttachedFile, _ bytes: [UInt8]) -> MultipartForm {
        let description: JSONValue = [
            [
                "fileName": .string(file.name), "invalid": false, "id": .string(UUID().uuidString.lowercased()),
                "statusCode": 200, "uploadStatus": "uploading", "url": "",
            ]
        ]
        return MultipartForm([
            .init(name: "files", fileName: file.name, mediaType: file.mediaType, content: bytes),
            .init(name: "text", text: ""), .init(name: "fileMetaData", text: description.text),
        ])
    }

    private static func complaint(in row: JSONValue) -> String? {
        let status = row["statusCode"]?.int ?? 200
        guard row["invalid"]?.bool == true || !(200..<300).contains(status) else { return nil }
        let words = [row.text("errorSubject"), row.text("errorBody")].compactMap(\.self)
        return words.isEmpty ? "it says no more than \(status)" : ErrorText.trimmed(words.joined(separator: ": "))
    }

    private static func entry(_ name: String, address: String, id: String?) -> JSONValue {
        [
            "fileName": .string(name), "url": .string(address), "id": id.map(JSONValue.string) ?? .null,
            "statusCode": 200, "invalid": false, "errorBody": .null, "errorSubject": .null,
        ]
    }

    private static let hint = "Nothing was sent. Leave the file out or change it, then send again."
}
