import BatonCore

extension OfferedFile {
    /// A file part of a message: at an address, or with its content in it.
    init(orq part: JSONValue) {
        let file = part["file"] ?? part
        let type = file[anyOf: "mimeType", "mime_type"]?.string
        let name = file["name"]?.string ?? type ?? "file"
        if let address = file["uri"]?.string {
            self.init(kind: Kind(mediaType: type), name: name, address: address, mediaType: type)
        } else {
            self.init(base64: file["bytes"]?.string ?? "", name: name, mediaType: type)
        }
    }

    /// An image that a response's own tool has made.
    init(image item: JSONValue) {
        let format = item["output_format"]?.string ?? "png"
        self.init(base64: item["result"]?.string ?? "", name: "image.\(format)", mediaType: "image/\(format)")
    }

    private init(base64: String, name: String, mediaType: String?) {
        let length = base64.utf8.count
        let padding = base64.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        let isKept = length > 0 && length <= Self.keptLength
        self.init(
            kind: Kind(mediaType: mediaType), name: name,
            address: isKept ? "data:\(mediaType ?? "application/octet-stream");base64,\(base64)" : nil,
            // Base64 holds three bytes in four characters (RFC 4648 §4).
            mediaType: mediaType, byteCount: length / 4 * 3 - padding)
    }

    /// In characters. The content stays in memory and goes into the history; a model's pictures have a few megabytes.
    private static let keptLength = 12_000_000
}

extension OfferedFile.Kind {
    fileprivate init(mediaType: String?) {
        switch mediaType?.prefix(6).lowercased() {
        case "image/": self = .image
        case "video/": self = .video
        case "audio/": self = .audio
        default: self = .file
        }
    }
}
