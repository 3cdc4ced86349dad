/// A JSON text as rows: indented, coloured, folded by depth, searchable. What is no JSON is shown as the text it is.
///
/// Arrays and objects that are small enough stand on one row. Making an outline, folding, searching and laying out are
/// linear in the text; a row is styled when it is asked for. Places are offsets into ``text``: they hold while nodes are
/// folded and at every width, so that a cursor kept as one is never lost.
///
/// Law: with nothing folded and no string unescaped, the rows are the same JSON text but for white space.
package struct JSONOutline: Hashable, Sendable {
    /// The whole on one line, with a space behind every colon and comma; or the text that is no JSON.
    package let text: String
    package let isJSON: Bool
    /// Whether strings that are long or have escapes are shown as the text they stand for, on rows of their own.
    package private(set) var isUnescaped = false
    package private(set) var width = 0
    /// The places that the newest search found, in their order.
    package private(set) var hits: [Range<Int>] = []
    /// The hit that the user is at.
    package private(set) var currentHit: Int?

    let nodes: [JSONNode]
    private(set) var isFolded: [Bool]
    private(set) var rows: [JSONRow] = []

    /// - Precondition: `text` is shorter than 2 GB; no platform's message comes near.
    package init(_ text: String) {
        var source = text
        let scanned: (isJSON: Bool, text: String, nodes: [JSONNode]) = source.withUTF8 { bytes in
            var scanner = JSONScanner(bytes: bytes)
            guard scanner.scan() else { return (false, text, []) }
            return (true, String(decoding: scanner.output, as: UTF8.self), scanner.nodes)
        }
        isJSON = scanned.isJSON
        self.text = scanned.text
        let end = Int32(scanned.text.utf8.count)
        let whole = JSONNode(
            kind: .text, start: 0, value: 0, end: end, parent: -1, next: 1, childCount: 0, depth: 0)
        nodes = isJSON ? scanned.nodes : [whole]
        isFolded = Array(repeating: false, count: nodes.count)
    }

    /// The beginning of a JSON text, which may be cut off, on one line; other texts as they are.
    package static func oneLine(_ text: String) -> String {
        var source = text
        return source.withUTF8 { bytes in
            var scanner = JSONScanner(bytes: bytes)
            return scanner.scan() || scanner.isAtEnd ? String(decoding: scanner.output, as: UTF8.self) : text
        }
    }

    // MARK: Rows

    /// Never 0 once laid out.
    package var rowCount: Int { rows.count }

    /// Lays out at `width` columns; costs nothing where that is the width already.
    package mutating func layOut(width: Int) {
        guard width != self.width || rows.isEmpty else { return }
        self.width = width
        layOut()
    }

    private mutating func layOut() {
        rows = JSONRowLayout.rows(of: self)
    }

    /// The place of a row.
    /// - Precondition: `row` is in `0..<rowCount`.
    package func offset(ofRow row: Int) -> Int { Int(rows[row].start) }

    /// The row that shows `offset`, or the folded node that it is in.
    package func row(at offset: Int) -> Int {
        var low = 0
        var high = rows.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if rows[middle].start <= offset { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: Folding

    package var hasFolded: Bool { isFolded.contains(true) }

    /// Folds the node of a row, or unfolds it: an array or object at its brackets, elsewhere the one around.
    /// - Returns: where the cursor is then.
    package mutating func toggleFold(atRow row: Int) -> Int {
        var index = Int(rows[row].node)
        while index >= 0, !nodes[index].isFoldable { index = Int(nodes[index].parent) }
        guard index >= 0 else { return offset(ofRow: row) }
        isFolded[index].toggle()
        layOut()
        return Int(nodes[index].start)
    }

    /// Shows the outermost `depth` levels and folds what is inside of them.
    package mutating func fold(toDepth depth: Int) {
        for index in nodes.indices { isFolded[index] = nodes[index].isFoldable && nodes[index].depth >= depth }
        layOut()
    }

    /// The largest depth of folding, at least 1, with which no more than about `rows` rows are shown; nil where everything
    /// unfolded is no more.
    package func depth(showing rows: Int) -> Int? {
        var added: [Int] = []
        for node in nodes where node.isFoldable && node.kind != .packedArray {
            let depth = Int(node.depth)
            if depth >= added.count { added += Array(repeating: 0, count: depth + 1 - added.count) }
            added[depth] += Int(node.childCount) + 1
        }
        var count = 1
        for depth in added.indices {
            count += added[depth]
            if count > rows { return max(1, depth) }
        }
        return nil
    }

    /// Unfolds everything around `offset`.
    package mutating func reveal(_ offset: Int) {
        var index = node(at: offset)
        var isChanged = false
        while index >= 0 {
            if isFolded[index] {
                isFolded[index] = false
                isChanged = true
            }
            index = Int(nodes[index].parent)
        }
        if isChanged { layOut() }
    }

    /// The innermost node with `offset` in it.
    private func node(at offset: Int) -> Int {
        var low = 0
        var high = nodes.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if nodes[middle].start <= offset { low = middle } else { high = middle }
        }
        while low > 0, offset >= nodes[low].end { low = Int(nodes[low].parent) }
        return low
    }

    package mutating func setUnescaped(_ isUnescaped: Bool) {
        guard isUnescaped != self.isUnescaped else { return }
        self.isUnescaped = isUnescaped
        layOut()
    }

    // MARK: Searching

    /// Marks every place where `pattern` stands, folded or not; nil marks none.
    package mutating func search(_ pattern: TextPattern?) {
        hits = pattern?.ranges(in: text, readingEscapes: isJSON) ?? []
        currentHit = nil
    }

    /// Makes a hit the one that the user is at, and unfolds what it is in; nil for none.
    package mutating func select(hit: Int?) {
        currentHit = hit
        if let hit { reveal(hits[hit].lowerBound) }
    }
}
