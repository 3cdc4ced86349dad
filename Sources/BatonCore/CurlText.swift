/// A request of a recording as a command for a POSIX shell.
///
/// Law: the shell gives `curl` exactly the recorded method, URL, headers and body, with the value of `$BATON_TOKEN` where the
/// URL or a header had a secret. Nothing in them is ever a command, and no control character is in the text, so that it can
/// be pasted. A body never gets the token: what stands there in a secret's place may just as well be the user's own words.
package struct CurlText: Hashable, Sendable {
    package var text: String
    /// Whether a part of what went out was not recorded.
    package var isCut: Bool

    /// What a recording has in a secret's place, and what the command has there.
    private static let mark = "[redacted]"
    private static let variable = "BATON_TOKEN"

    /// - Parameters:
    ///   - place: where the request's line is in `frames`.
    ///   - frames: of one run, in their order.
    /// - Returns: nil where there is no request.
    package init?(requestAt place: Int, in frames: [RecordedFrame]) {
        guard frames.indices.contains(place), case .request(let method, let url) = frames[place].content else {
            return nil
        }
        let head = frames[place]
        let sent = frames[place...].dropFirst().prefix { frame in
            if case .request = frame.content { frame.exchange != head.exchange } else { true }
        }.first { $0.direction == .sent && $0.exchange == head.exchange }
        var words = ["curl"]
        var headers = head.headers
        if let index = headers.firstIndex(where: { $0.name.lowercased() == "accept-encoding" }) {
            headers.remove(at: index)
            words.append("--compressed")
        }
        if headers.contains(where: { $0.name.lowercased() == "accept" && $0.value.contains("event-stream") }) {
            words.append("--no-buffer")
        }
        words += ["--request " + Self.quoted(method.sanitised), Self.quoted(url.sanitised)]
        words += headers.map { "--header " + Self.quoted("\($0.name): \($0.value)".sanitised.onOneLine) }
        var source = ""
        isCut = false
        switch sent?.content {
        case .requestBody?:
            let bytes = sent?.bytes ?? []
            if let word = Self.word(of: bytes) {
                words.append("--data-raw " + word)
            } else {
                source = "printf '%s' '\(Self.base64(bytes))' | base64 -d | "
                words.append("--data-binary @-")
            }
            isCut = String(decoding: bytes, as: UTF8.self).contains("\"\(Self.mark)\"")
        case .unkept?: isCut = true
        default: break
        }
        text = source + words.joined(separator: " \\\n  ") + "\n"
    }

    // MARK: The body

    /// The body as one word of the shell; nil where none can hold it.
    private static func word(of bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        if text.isPlain { return singleQuoted(text) }
        // In JSON a character may stand as its number just as well.
        guard (try? JSONValue(wire: bytes)) != nil else { return nil }
        let escaped = text.escapedInJSON
        return escaped.isPlain ? singleQuoted(escaped) : nil
    }

    // MARK: Quoting

    /// As one word, with the variable in the place of each secret.
    private static func quoted(_ text: String) -> String {
        let pieces = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
        guard pieces.count > 1 else { return singleQuoted(text) }
        // One pair of quotation marks around all reads better, where nothing needs the other kind.
        if pieces.allSatisfy({ $0.utf8.allSatisfy(Self.isPlainInDoubleQuotes) }) {
            return "\"" + pieces.joined(separator: "${\(variable)}") + "\""
        }
        return pieces.map { $0.isEmpty ? "" : singleQuoted($0) }.joined(separator: "\"$\(variable)\"")
    }

    private static func singleQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

    /// POSIX.1-2024, Shell Command Language §2.2.3: what keeps its meaning there, and `!`, which some shells expand.
    private static func isPlainInDoubleQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "!"), 0x0A:
            false
        default: true
        }
    }

    // RFC 4648 §4.
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                output.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

extension String {
    /// Whether pasting it does nothing but type it.
    fileprivate var isPlain: Bool { unicodeScalars.elementsEqual(sanitised.unicodeScalars) }

    fileprivate var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }

    /// A JSON text that says the same, without a scalar that ``sanitised`` would not leave alone.
    fileprivate var escapedInJSON: String {
        var output = ""
        for scalar in unicodeScalars {
            let text = String(scalar)
            // A joiner is one that stays only where it joins.
            if scalar.isASCII && scalar.value != 0x7F || text.isPlain && !(0x200C...0x200D).contains(scalar.value) {
                output.unicodeScalars.append(scalar)
            } else {
                for unit in text.utf16 {
                    let digits = String(unit, radix: 16)
                    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return output
    }
}
