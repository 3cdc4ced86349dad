/// Takes secrets out by their names, and notes their values, so that they are found wherever else they stand.
struct Redactor: Sendable {
    /// The values that were taken out, as bytes.
    private(set) var found: [[UInt8]] = []

    mutating func headers(_ headers: [WireHeader]) -> [WireHeader] {
        headers.map { header in
            guard Redaction.isSecret(name: header.name) else {
                return WireHeader(header.name, header.value.contains("://") ? url(header.value) : header.value)
            }
            return WireHeader(header.name, headerValue(header.value))
        }
    }

    mutating func url(_ url: String) -> String {
        var url = withoutLogin(url)
        guard let start = url.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return url }
        let fields = url[url.index(after: start)...]
        url = url[...start] + redactedFields(fields)
        return url
    }

    mutating func payload(_ bytes: [UInt8]) -> [UInt8] {
        guard let first = bytes.first(where: { !ASCII.isSpace($0) }) else { return bytes }
        if first == ASCII.openBrace || first == ASCII.openBracket || first == ASCII.quote {
            var json = JSONRedactor(bytes)
            defer { found += json.found }
            return json.redacted()
        }
        guard bytes.contains(UInt8(ascii: "=")), !bytes.contains(where: ASCII.isSpace) else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(redactedFields(text[...]).utf8)
    }

    private mutating func headerValue(_ value: String) -> String {
        note(value)
        // "Bearer …" (RFC 9110 §11.4), and each "name=value" of a cookie (RFC 6265 §4.2).
        let words = value.split { $0 == " " || $0 == ";" || $0 == "," }
        for word in words {
            note(word)
            if let equals = word.firstIndex(of: "=") { note(word[word.index(after: equals)...]) }
        }
        guard words.count == 2, words[0].allSatisfy(\.isLetter) else { return Redaction.mark }
        return "\(words[0]) \(Redaction.mark)"
    }

    private mutating func withoutLogin(_ url: String) -> String {
        guard let slashes = url.firstRange(of: "://") else { return url }
        let end = url[slashes.upperBound...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? url.endIndex
        guard let at = url[slashes.upperBound..<end].lastIndex(of: "@") else { return url }
        for part in url[slashes.upperBound..<at].split(separator: ":") { noteField(part) }
        return url[..<slashes.upperBound] + Redaction.mark + url[at...]
    }

    /// `name=value` fields between `&`, `;`, `?` and `#` (WHATWG URL §5).
    private mutating func redactedFields(_ text: Substring) -> String {
        var output = ""
        var rest = text
        while !rest.isEmpty {
            let field = rest.prefix { $0 != "&" && $0 != "#" && $0 != ";" && $0 != "?" }
            rest = rest[field.endIndex...]
            if let equals = field.firstIndex(of: "="), Redaction.isSecret(name: decoded(field[..<equals])) {
                noteField(field[field.index(after: equals)...])
                output += field[...equals] + Redaction.mark
            } else {
                output += field
            }
            if let separator = rest.popFirst() { output.append(separator) }
        }
        return output
    }

    private mutating func noteField(_ value: Substring) {
        note(value)
        note(decoded(value))
    }

    private mutating func note(_ value: some StringProtocol) {
        found.append(Array(value.utf8))
    }

    /// Without percent-encoding (RFC 3986 §2.1), and with a form's `+` as a space.
    private func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                rest = rest.dropFirst(2)
                bytes.append(value)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? ASCII.space : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
