/// What kind of content a file has (RFC 6838), told from the ending of its name and, where that says nothing, from how its
/// bytes begin.
///
/// The kinds that agents take, by the platforms' pages; a whole registry would be the system's affair, and Debian installs
/// none by itself.
package enum MediaType {
    package static func of(name: String, startingWith bytes: some Collection<UInt8>) -> String {
        if let type = byExtension[fileExtension(of: name)] { return type }
        if let type = signatures.first(where: { bytes.starts(with: $0.bytes) })?.type { return type }
        // Some bytes only: a text that is cut inside a character is one all the same.
        return bytes.prefix(sample).contains(where: { $0 < 0x09 }) ? "application/octet-stream" : "text/plain"
    }

    /// The ending of a file's name in small letters, without its dot; empty where it has none.
    package static func fileExtension(of name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    // As much of a file as `file` and browsers look at before they call it text.
    private static let sample = 1_024

    private static let signatures: [(bytes: [UInt8], type: String)] = [
        (Array("%PDF-".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF8".utf8), "image/gif"),
        ([0x50, 0x4B, 0x03, 0x04], "application/zip"), (Array("{\\rtf".utf8), "application/rtf"),
    ]

    private static let office = "application/vnd.openxmlformats-officedocument."
    private static let byExtension = [
        "txt": "text/plain", "log": "text/plain", "md": "text/markdown", "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "html": "text/html", "htm": "text/html", "css": "text/css", "json": "application/json",
        "xml": "application/xml",
        "yaml": "application/yaml", "yml": "application/yaml", "toml": "application/toml", "pdf": "application/pdf",
        "rtf": "application/rtf", "doc": "application/msword", "docx": office + "wordprocessingml.document",
        "xls": "application/vnd.ms-excel", "xlsx": office + "spreadsheetml.sheet",
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": office + "presentationml.presentation", "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet", "zip": "application/zip", "png": "image/png",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
        "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "mp3": "audio/mpeg",
        "wav": "audio/wav", "m4a": "audio/mp4", "ogg": "audio/ogg", "mp4": "video/mp4", "webm": "video/webm",
        "mov": "video/quicktime",
    ]
}
