/// A body of `multipart/form-data` (RFC 7578), with names escaped as browsers escape them (WHATWG HTML §4.10.21.8).
package struct MultipartForm: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package var name: String
        /// nil for a field that is no file.
        package var fileName: String?
        package var mediaType: String?
        package var content: [UInt8]

        package init(name: String, fileName: String? = nil, mediaType: String? = nil, content: [UInt8]) {
            self.name = name
            self.fileName = fileName
            self.mediaType = mediaType
            self.content = content
        }

        package init(name: String, text: String) {
            self.init(name: name, content: Array(text.utf8))
        }
    }

    package var parts: [Part]
    private let boundary: String

    /// - Parameter boundary: what no part contains; left out: 128 random bits.
    package init(_ parts: [Part], boundary: String? = nil) {
        self.parts = parts
        self.boundary = boundary ?? "baton-" + String(UInt128.random(in: .min ... .max), radix: 36)
    }

    package var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(256) { $0 + $1.content.count + 256 })
        for part in parts {
            bytes += Array("--\(boundary)\r\n\(Self.head(of: part))\r\n".utf8)
            bytes += part.content
            bytes += Array("\r\n".utf8)
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private static func head(of part: Part) -> String {
        var head = "Content-Disposition: form-data; name=\"\(escaped(part.name))\""
        if let fileName = part.fileName { head += "; filename=\"\(escaped(fileName))\"" }
        head += "\r\n"
        if let mediaType = part.mediaType { head += "Content-Type: \(line(mediaType))\r\n" }
        return head
    }

    private static func escaped(_ name: String) -> String {
        String(
            name.unicodeScalars.reduce(into: String.UnicodeScalarView()) { text, scalar in
                switch scalar {
                case "\"": text.append(contentsOf: "%22".unicodeScalars)
                case "\r": text.append(contentsOf: "%0D".unicodeScalars)
                case "\n": text.append(contentsOf: "%0A".unicodeScalars)
                default: text.append(scalar)
                }
            })
    }

    /// A media type comes from a file's name or its owner, and must not begin a header of its own.
    private static func line(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" })
    }
}
