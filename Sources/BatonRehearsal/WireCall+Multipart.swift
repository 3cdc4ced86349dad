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
        let bytes = body.readableBytesView
        // Between two delimiters: a line end, the head, an empty line, the content, a line end.
        return bytes.ranges(of: delimiter).adjacentPairs.compactMap { Self.part(bytes[$0.upperBound..<$1.lowerBound]) }
    }

    private static func part(_ bytes: ByteBufferView) -> MultipartPart? {
        guard let gap = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
        let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = parameter("name", in: String(disposition)) else { return nil }
        let content = bytes[gap.upperBound...].dropLast(2)
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

extension Array {
    /// Each element with the next.
    fileprivate var adjacentPairs: Zip2Sequence<Self, ArraySlice<Element>> { zip(self, dropFirst()) }
}
