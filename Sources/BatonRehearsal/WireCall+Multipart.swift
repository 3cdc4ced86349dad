import Glibc
import HTTPTypes
import NIOCore

/// One part of a `multipart/form-data` body (RFC 7578).
struct MultipartPart: Hashable, Sendable {
    var name: String
    var fileName: String?
    var bytes: ByteBuffer
}

extension WireCall {
    /// The parts of a form with files; empty for a body that is none.
    func parts() -> [MultipartPart] {
        guard let boundary = headers[.contentType].flatMap({ Self.parameter("boundary", in: $0) }) else { return [] }
        let delimiter = Array("--\(boundary)".utf8)
        return body.withUnsafeReadableBytes { bytes in
            let places = Self.places(of: delimiter, in: bytes)
            // Between two delimiters: a line end, the head, an empty line, the content, a line end.
            return zip(places, places.dropFirst()).compactMap { start, end in
                Self.part(UnsafeRawBufferPointer(rebasing: bytes[(start + delimiter.count)..<end]))
            }
        }
    }

    /// Where `pattern` stands in `bytes`: looked for by its first byte, which the C library finds in bodies of megabytes.
    private static func places(of pattern: [UInt8], in bytes: UnsafeRawBufferPointer) -> [Int] {
        guard let base = bytes.baseAddress, let first = pattern.first else { return [] }
        var places: [Int] = []
        var start = 0
        while start + pattern.count <= bytes.count,
            let found = memchr(base + start, Int32(first), bytes.count - pattern.count + 1 - start)
        {
            let place = base.distance(to: UnsafeRawPointer(found))
            let isMatch = memcmp(base + place, pattern, pattern.count) == 0
            if isMatch { places.append(place) }
            start = place + (isMatch ? pattern.count : 1)
        }
        return places
    }

    private static func part(_ bytes: UnsafeRawBufferPointer) -> MultipartPart? {
        guard let gap = places(of: Array("\r\n\r\n".utf8), in: bytes).first else { return nil }
        let head = String(decoding: bytes[..<gap], as: UTF8.self)
        let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = parameter("name", in: String(disposition)) else { return nil }
        let content = UnsafeRawBufferPointer(rebasing: bytes[(gap + 4)...].dropLast(2))
        return MultipartPart(
            name: name, fileName: parameter("filename", in: String(disposition)), bytes: ByteBuffer(bytes: content))
    }

    /// A header's parameter, with or without quotes.
    private static func parameter(_ name: String, in header: String) -> String? {
        for word in header.split(separator: ";").dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].filter({ $0 != " " }).lowercased() == name else { continue }
            return String(parts[1].drop { $0 == " " || $0 == "\"" }.prefix { $0 != "\"" })
        }
        return nil
    }
}
