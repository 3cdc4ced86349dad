import BatonCore
import FoundationEssentials

/// Files as orq.ai takes them (reference §3): images by address or bytes; documents by bytes, and in the newest generation
/// by address too. How large they may be, orq.ai does not say.
extension AttachedFile {
    /// - Throws: `.invalidRequest` for an empty file, one without a media type, and an address that is none of the web's.
    func checkForOrq() throws(PlatformFailure) {
        switch content {
        case .bytes(let bytes) where bytes.isEmpty: throw refusal("is empty")
        case .address(let address) where !address.hasPrefix("https://") && !address.hasPrefix("http://"):
            throw refusal("has no web address")
        default: if !mediaType.contains("/") { throw refusal("has no media type") }
        }
    }

    /// What only the two older generations refuse.
    func checkForParts() throws(PlatformFailure) {
        guard case .address = content, !isImage else { return }
        throw refusal("is no image, and here orq.ai takes only images by their address")
    }

    private func refusal(_ complaint: String) -> PlatformFailure {
        PlatformFailure(
            .invalidRequest, "The file \(name.sanitised) \(complaint)", attempt: "sending the message",
            hint: "Send the file itself, with its type.")
    }

    private var isImage: Bool { mediaType.lowercased().hasPrefix("image/") }

    /// The `file` part of the two older generations: plain base64.
    var orqPart: JSONValue {
        var file: JSONObject =
            switch content {
            case .bytes(let bytes): ["bytes": .string(Self.base64(bytes))]
            case .address(let address): ["uri": .string(address)]
            }
        file["mimeType"] = .string(mediaType)
        file["name"] = .string(name)
        return ["kind": "file", "file": .object(file)]
    }

    /// The content of the newest generation: data URIs (RFC 2397).
    var routerContent: JSONValue {
        let (address, member) =
            switch content {
            case .bytes(let bytes): ("data:\(mediaType);base64,\(Self.base64(bytes))", "file_data")
            case .address(let address): (address, "file_url")
            }
        guard !isImage else { return ["type": "input_image", "image_url": .string(address), "detail": "auto"] }
        var file: JSONObject = ["type": "input_file", "filename": .string(name)]
        file[member] = .string(address)
        // Bytes say it in their address.
        if case .address = content { file["mime_type"] = .string(mediaType) }
        return .object(file)
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
