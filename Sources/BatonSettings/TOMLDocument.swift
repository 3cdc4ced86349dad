internal import BatonCore
internal import TOMLKit

/// A TOML file as a tree of values, which still knows on which line each of them stands.
struct TOMLDocument {
    let file: String
    let root: JSONValue
    private let lines: [String: Int]

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
        var path = path
        while !path.isEmpty {
            if let line = lines[path.joined(separator: ".")] { return line }
            path.removeLast()
        }
        return nil
    }

    func error(_ path: [String], _ message: String, hint: String? = nil) -> SettingsError {
        SettingsError(file: file, line: line(of: path), message: message, hint: hint)
    }

    /// Where each header and key begins. toml++ knows, but its Swift face does not say; a look at how each line begins is
    /// enough for a message (a key inside an inline table is found as its table's line).
    private static func lines(of text: String) -> [String: Int] {
        var lines: [String: Int] = [:]
        var table: [String] = []
        var counts: [String: Int] = [:]
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.hasPrefix("[[") {
                let path = keys(line.dropFirst(2).prefix { $0 != "]" })
                let name = path.joined(separator: ".")
                table = path + [String(counts[name, default: 0])]
                counts[name, default: 0] += 1
            } else if line.hasPrefix("[") {
                table = keys(line.dropFirst().prefix { $0 != "]" })
            } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("#") {
                lines[(table + keys(line[..<equals])).joined(separator: ".")] = offset + 1
                continue
            } else {
                continue
            }
            lines[table.joined(separator: ".")] = offset + 1
        }
        return lines
    }

    private static func keys(_ text: Substring) -> [String] {
        text.split(separator: ".").map { part in
            String(part.drop { " \t\"'".contains($0) }.reversed().drop { " \t\"'".contains($0) }.reversed())
        }
    }
}
