/// The tables of profiles in a configuration file's text, changed without touching anything else in it.
package enum ProfileTables {
    /// `text` with a table for a new profile at its end.
    ///
    /// - Parameters:
    ///   - name: letters, digits, `-` and `_` (``isName(_:)``).
    ///   - entries: keys with their values, as TOML.
    package static func adding(_ name: String, _ entries: [(key: String, value: String)], to text: String) -> String {
        let gap = text.isEmpty ? "" : text.hasSuffix("\n") ? "\n" : "\n\n"
        return text + gap + "[profiles.\(name)]\n" + entries.map { "\($0.key) = \($0.value)\n" }.joined()
    }

    /// Whether a profile can be called so without quotes.
    package static func isName(_ name: String) -> Bool { !name.isEmpty && name.utf8.allSatisfy(isBare) }

    /// A text as TOML's basic string.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// `text` without the tables of the profile, and with every other byte; nil where it has none in tables of its own.
    /// Comments in front of the next table belong to that one.
    package static func removing(_ name: String, from text: String) -> String? {
        var (kept, trivia) = ("", "")
        var (isInside, wasFound) = (false, false)
        var quote: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if quote == nil, let path = header(line) {
                let belongs = path.starts(with: ["profiles", name])
                if !belongs { kept += trivia + line + "\n" }
                trivia = ""
                isInside = belongs
                wasFound = wasFound || belongs
                continue
            }
            let isBlank = quote == nil && line.first { $0 != " " && $0 != "\t" && $0 != "\r" }.map { $0 == "#" } ?? true
            quote = quoteOpen(after: line, in: quote)
            if !isInside {
                kept += line + "\n"
            } else {
                trivia = isBlank ? trivia + line + "\n" : ""
            }
        }
        guard wasFound else { return nil }
        // The last line has no end of its own.
        let result = isInside && !trivia.contains("#") ? kept : kept + trivia
        return isInside && !trivia.contains("#") ? result : String(result.dropLast())
    }

    /// Which quotes of several lines are open behind `line`.
    private static func quoteOpen(after line: String, in quote: String?) -> String? {
        var (quote, rest) = (quote, line[...])
        while true {
            let next = ["\"\"\"", "'''"].filter { quote == nil || quote == $0 }
                .compactMap { mark in rest.ranges(of: mark).first.map { (mark, $0) } }
                .min { $0.1.lowerBound < $1.1.lowerBound }
            guard let (mark, range) = next else { return quote }
            quote = quote == nil ? mark : nil
            rest = rest[range.upperBound...]
        }
    }

    /// The keys of a table's header; nil for a line that is none.
    private static func header(_ line: String) -> [String]? {
        var rest = line.drop { $0 == " " || $0 == "\t" }
        guard rest.first == "[" else { return nil }
        rest = rest.drop { $0 == "[" }
        var path: [String] = []
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard let key = key(&rest) else { return nil }
            path.append(key)
            rest = rest.drop { $0 == " " || $0 == "\t" }
            if rest.first == "]" { return path }
            guard rest.first == "." else { return nil }
            rest = rest.dropFirst()
        }
    }

    /// Takes one key from the front. Escapes are left as they are: no name that Baton writes has any.
    private static func key(_ rest: inout Substring) -> String? {
        if let quote = rest.first, quote == "\"" || quote == "'" {
            let inner = rest.dropFirst().prefix { $0 != quote }
            let after = rest.dropFirst(inner.count + 1)
            guard after.first == quote else { return nil }
            rest = after.dropFirst()
            return String(inner)
        }
        let bare = rest.prefix { $0.utf8.allSatisfy(isBare) }
        rest = rest.dropFirst(bare.count)
        return bare.isEmpty ? nil : String(bare)
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
