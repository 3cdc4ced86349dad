/// Paints differences: unified, git's, and the plain ones of `diff`.
struct DiffLexer: LineLexer {
    /// The lines that are still to come in this hunk, by its header; nil where the header does not tell.
    private var remaining: (old: Int, new: Int)?

    mutating func scan(_ line: inout CodeLine) {
        if hasPrefix("@@", line) { return scanHunkHeader(&line) }
        let role = role(of: line)
        line.paint(to: line.end, role)
        count(role)
    }

    private mutating func role(of line: CodeLine) -> TextRole {
        let isInHunk = remaining.map { $0.old > 0 || $0.new > 0 } ?? false
        switch line.current {
        case UInt8(ascii: "-") where isInHunk: return .deleted
        case UInt8(ascii: "+") where isInHunk: return .inserted
        case UInt8(ascii: "-"): return hasPrefix("--- ", line) ? .label : hasPrefix("---", line) ? .hunk : .deleted
        case UInt8(ascii: "+"): return hasPrefix("+++ ", line) ? .label : .inserted
        case UInt8(ascii: "<"): return hasPrefix("< ", line) && !isInHunk ? .deleted : .plainCode
        case UInt8(ascii: ">"): return hasPrefix("> ", line) && !isInHunk ? .inserted : .plainCode
        case UInt8(ascii: "\\"): return .comment
        default: break
        }
        if Self.headers.contains(where: { line.has($0, at: 0) }) {
            remaining = nil
            return .label
        }
        return !isInHunk && line.current.isDigit && isPlainHunk(line) ? .hunk : .plainCode
    }

    private static let headers = [
        "diff ", "index ", "old mode ", "new mode ", "new file mode ", "deleted file mode ", "similarity index ",
        "dissimilarity index ", "rename from ", "rename to ", "copy from ", "copy to ", "Binary files ",
        "GIT binary patch",
        "commit ", "Index: ", "====",
    ].map { Array($0.utf8) }

    private func hasPrefix(_ prefix: StaticString, _ line: CodeLine) -> Bool {
        guard line.end >= prefix.utf8CodeUnitCount else { return false }
        for offset in 0..<prefix.utf8CodeUnitCount where line.bytes[offset] != prefix.utf8Start[offset] { return false }
        return true
    }

    /// `@@ -1,3 +1,4 @@ where it is`
    private mutating func scanHunkHeader(_ line: inout CodeLine) {
        remaining = counts(in: line)
        var end = 2
        while end < line.end, !(line.bytes[end] == UInt8(ascii: "@") && line.byte(at: end + 1) == UInt8(ascii: "@")) {
            end += 1
        }
        while line.byte(at: end) == UInt8(ascii: "@") { end += 1 }
        line.paint(to: end, .hunk)
        line.paint(to: line.end, .comment)
    }

    private func counts(in line: CodeLine) -> (old: Int, new: Int)? {
        var index = 2
        var counts: [Int] = []
        for sign in [UInt8(ascii: "-"), UInt8(ascii: "+")] {
            index = line.endOfSpaces(from: index)
            guard line.byte(at: index) == sign, line.byte(at: index + 1).isDigit else { return nil }
            index += 1
            _ = number(in: line, at: &index)
            if line.byte(at: index) == UInt8(ascii: ",") {
                index += 1
                counts.append(number(in: line, at: &index))
            } else {
                counts.append(1)
            }
        }
        return (counts[0], counts[1])
    }

    private func number(in line: CodeLine, at index: inout Int) -> Int {
        var number = 0
        while line.byte(at: index).isDigit {
            // More lines than any file has.
            number = min(number * 10 + Int(line.bytes[index] - UInt8(ascii: "0")), 1_000_000_000)
            index += 1
        }
        return number
    }

    private mutating func count(_ role: TextRole) {
        guard let (old, new) = remaining else { return }
        switch role {
        case .deleted: remaining = (old - 1, new)
        case .inserted: remaining = (old, new - 1)
        case .plainCode: remaining = (old - 1, new - 1)
        default: break
        }
    }

    /// `12,14c3` of a plain difference.
    private func isPlainHunk(_ line: CodeLine) -> Bool {
        var letters = 0
        for index in 0..<line.end {
            let byte = line.bytes[index]
            if byte == UInt8(ascii: "a") || byte == UInt8(ascii: "c") || byte == UInt8(ascii: "d") {
                letters += 1
            } else if !byte.isDigit, byte != UInt8(ascii: ",") {
                return false
            }
        }
        return letters == 1
    }
}
