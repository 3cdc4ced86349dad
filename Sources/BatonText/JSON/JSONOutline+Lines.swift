internal import BatonScreen

extension JSONOutline {
    /// The text of a row in its roles, hits marked.
    /// - Precondition: `index` is in `0..<rowCount`.
    package func line(_ index: Int) -> StyledLine {
        let row = rows[index]
        let node = nodes[Int(row.node)]
        var line = JSONLine(indent: indent(of: row, node), unescapes: row.kind == .block)
        forEachToken(in: row, node) { bytes, role in
            let shown = bytes.clamped(to: row.bytes)
            if !shown.isEmpty { append(shown, role, to: &line) }
        }
        if row.kind == .blockHead { line.append("|", .punctuation) }
        if row.hasFoldLabel { for span in foldLabel(of: Int(row.node)).spans { line.append(span.text, span.role) } }
        return line.styled(width: max(JSONRowLayout.leastWidth, width))
    }

    /// What stands for the contents of a folded node, behind its opening bracket: `… 4 keys}`.
    func foldLabel(of index: Int) -> StyledLine {
        let node = nodes[index]
        let isObject = node.kind == .object
        let word = isObject ? "key" : "item"
        let count = "… \(node.childCount) \(word)\(node.childCount == 1 ? "" : "s")"
        let end = Int(node.end)
        let comma = substring(end..<min(end + 1, text.utf8.count)) == "," ? "," : ""
        return StyledLine([StyledSpan(count, .label), StyledSpan((isObject ? "}" : "]") + comma, .punctuation)])
    }

    func substring(_ bytes: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: bytes.count)]
    }

    private func indent(of row: JSONRow, _ node: JSONNode) -> Int {
        var depth = Int(node.depth)
        switch row.kind {
        case .packed, .block: depth += 1
        case .whole, .open, .close, .folded, .blockHead, .text: break
        }
        return JSONRowLayout.indent(depth: depth, isContinuation: row.isContinuation, width: width)
    }

    // MARK: Tokens

    /// Calls `body` with tokens that together cover the row; the first and the last may reach beyond it.
    private func forEachToken(in row: JSONRow, _ node: JSONNode, _ body: (Range<Int>, TextRole) -> Void) {
        switch row.kind {
        case .text: body(row.bytes, .body)
        case .block: body(row.bytes, .string)
        case .packed: forEachToken(of: row.bytes, body)
        case .close: body(row.bytes, .punctuation)
        case .open, .folded, .blockHead:
            forEachNameToken(of: node, body)
            body(Int(node.value)..<max(Int(node.value), Int(row.end)), .punctuation)
        case .whole where node.kind.isContainer:
            forEachNameToken(of: node, body)
            forEachToken(of: Int(node.value)..<Int(node.end) + 1, body)
        case .whole:
            forEachNameToken(of: node, body)
            body(Int(node.value)..<Int(node.end), node.kind.role)
            body(Int(node.end)..<Int(node.end) + 1, .punctuation)
        }
    }

    private func forEachNameToken(of node: JSONNode, _ body: (Range<Int>, TextRole) -> Void) {
        guard node.hasName else { return }
        body(node.name, .key)
        body(node.name.upperBound..<Int(node.value), .punctuation)
    }

    /// The tokens of a stretch that begins with one.
    private func forEachToken(of range: Range<Int>, _ body: (Range<Int>, TextRole) -> Void) {
        let bytes = Array(substring(range.clamped(to: 0..<text.utf8.count)).utf8)
        var position = 0
        while position < bytes.count {
            let start = position
            let role: TextRole
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position = Self.endOfString(bytes, from: position)
                role = position < bytes.count && bytes[position] == UInt8(ascii: ":") ? .key : .string
            case let byte where Self.isPunctuation(byte):
                while position < bytes.count, Self.isPunctuation(bytes[position]) { position += 1 }
                role = .punctuation
            case let first:
                while position < bytes.count, !Self.isPunctuation(bytes[position]) { position += 1 }
                role = first >= UInt8(ascii: "a") ? .constant : .number
            }
            body(range.lowerBound + start..<range.lowerBound + position, role)
        }
    }

    private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start + 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position + 1, bytes.count)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
            UInt8(ascii: ":"), 0x20:
            true
        default: false
        }
    }

    // MARK: Hits

    /// Appends the bytes, cut where hits begin and end.
    private func append(_ bytes: Range<Int>, _ role: TextRole, to line: inout JSONLine) {
        var rest = substring(bytes)
        var position = bytes.lowerBound
        func take(to end: Int, _ role: TextRole) {
            guard end > position, !rest.isEmpty else { return }
            // Never inside a cluster: half of one would look and measure differently.
            var cut = text.utf8.index(rest.startIndex, offsetBy: min(end, bytes.upperBound) - position)
            while cut < rest.endIndex, String.Index(cut, within: rest) == nil { cut = text.utf8.index(after: cut) }
            let piece = rest[..<cut]
            line.append(piece, role)
            rest = rest[cut...]
            position += piece.utf8.count
        }
        var hit = firstHit(endingAfter: bytes.lowerBound)
        while hit < hits.count, hits[hit].lowerBound < bytes.upperBound {
            take(to: hits[hit].lowerBound, role)
            take(to: hits[hit].upperBound, hit == currentHit ? .currentMatch : .match)
            hit += 1
        }
        take(to: bytes.upperBound, role)
    }

    private func firstHit(endingAfter offset: Int) -> Int {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].upperBound > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension JSONNode.Kind {
    fileprivate var role: TextRole {
        switch self {
        case .string: .string
        case .number: .number
        case .constant: .constant
        case .text: .body
        case .object, .array, .packedArray: .punctuation
        }
    }
}
