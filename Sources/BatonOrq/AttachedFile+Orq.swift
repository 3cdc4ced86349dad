import BatonCore
import FoundationEssentials

/// Files as orq.ai takes them (reference §3): images by address or bytes, documents by bytes only.
extension AttachedFile {
    /// - Throws: `.invalidRequest` for an empty file, one without a media type, and an address of anything but an image.
    func checkForOrq() throws(PlatformFailure) {
        switch content {
        case .bytes(let bytes) where bytes.isEmpty: throw refusal("is empty")
        case .address where !isImage: throw refusal("is no image, and orq.ai takes only images by their address")
        default: if !mediaType.contains("/") { throw refusal("has no media type") }
        }
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
        let address =
            switch content {
            case .bytes(let bytes): "data:\(mediaType);base64,\(Self.base64(bytes))"
            case .address(let address): address
            }
        guard !isImage else { return ["type": "input_image", "image_url": .string(address), "detail": "auto"] }
        return ["type": "input_file", "filename": .string(name), "file_data": .string(address)]
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
