internal import BatonCore
internal import TOMLKit

/// A TOML file as a tree of values, which still knows on which line each of them stands.
struct TOMLDocument {
    let file: String
    let root: JSONValue
    private let lines: [Line]

    private struct Line {
        let path: String
        let number: Int
    }

    /// - Throws: ``SettingsError`` with toml++'s own words and its line.
    init(text: String, file: String) throws(SettingsError) {
        self.file = file
        lines = Self.lines(of: text)
        do {
            // Through JSON, which toml++ writes itself: one kind of tree for every kind of file.
            root = try JSONValue(parsing: TOMLTable(string: text).convert(to: .json, options: [.quoteDateAndTimes]))
        } catch let error as TOMLParseError {
            let reason = error.description.split(separator: "\n").first.map(String.init) ?? error.description
            throw SettingsError(file: file, line: error.source.begin.line, message: "This is not TOML: \(reason)")
        } catch {
            throw SettingsError(file: file, message: "This cannot be read: \(error)")
        }
    }

    /// The line of the value at `path`, or of the nearest table around it.
    func line(of path: [String]) -> Int? {
        for count in stride(from: path.count, to: 0, by: -1) {
            var dotted = ""
            for name in path[..<count] {
                let plain = Self.path(name.utf8[...])
                dotted += dotted.isEmpty ? plain : ".\(plain)"
            }
            if let line = lines.last(where: { $0.path == dotted }) { return line.number }
        }
        return nil
    }

    func error(_ path: [String], _ message: String, hint: String? = nil) -> SettingsError {
        SettingsError(file: file, line: line(of: path), message: message, hint: hint)
    }

    /// Where each header and key begins. toml++ knows, but its Swift face does not say; a look at how each line begins is
    /// enough for a message (a key inside an inline table is found as its table's line).
    private static func lines(of text: String) -> [Line] {
        var lines: [Line] = []
        var table = ""
        var arrays: [String] = []
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            switch line.first {
            case UInt8(ascii: "["):
                let isArray = line.dropFirst().first == UInt8(ascii: "[")
                let name = path(line.dropFirst(isArray ? 2 : 1).prefix { $0 != UInt8(ascii: "]") })
                table = isArray ? "\(name).\(arrays.count { $0 == name })" : name
                if isArray { arrays.append(name) }
                lines.append(Line(path: table, number: number))
            case nil, UInt8(ascii: "#"): break
            default:
                guard let equals = equals(in: line) else { break }
                let name = path(line[..<equals])
                lines.append(Line(path: table.isEmpty ? name : "\(table).\(name)", number: number))
            }
        }
        return lines
    }

    /// The sign behind the key, which may have one of its own in quotes.
    private static func equals(in line: Substring.UTF8View) -> Substring.UTF8View.Index? {
        var quote: UInt8?
        var index = line.startIndex
        // Not through `indices`, for whose type the first frame would wait until the runtime has found a conformance.
        while index < line.endIndex {
            defer { line.formIndex(after: &index) }
            let byte = line[index]
            if quote == nil, byte == UInt8(ascii: "=") { return index }
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return nil
    }

    /// A dotted key without the white space and quotes around its parts.
    private static func path(_ text: Substring.UTF8View) -> String {
        String(decoding: text.filter { !Self.ornaments.contains($0) }, as: UTF8.self)
    }

    private static let ornaments = Array(" \t\"'".utf8)
}
