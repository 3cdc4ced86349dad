internal import BatonScreen

/// Lays the nodes of an outline out in rows, as they are folded.
struct JSONRowLayout {
    /// Narrower than this nothing is laid out; what does not fit is cut off where it is drawn.
    static let leastWidth = 8
    /// Wider than this, what stands on one row is not "small" any more.
    private static let smallColumns = 60
    private static let indentStep = 2

    private let outline: JSONOutline
    private let breaker: JSONRowBreaker
    private let width: Int
    private var rows: [JSONRow] = []

    static func rows(of outline: JSONOutline) -> [JSONRow] {
        var text = outline.text
        return text.withUTF8 { bytes in
            var layout = JSONRowLayout(outline, bytes)
            layout.addNodes()
            return layout.rows
        }
    }

    private init(_ outline: JSONOutline, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.outline = outline
        width = max(Self.leastWidth, outline.width)
        breaker = JSONRowBreaker(text: outline.text, bytes: bytes, unescapes: false)
    }

    private var bytes: UnsafeBufferPointer<UInt8> { breaker.bytes }

    /// The columns before a row: two a level, but never more than half of the room; what goes on from the row above is set
    /// in by one level more.
    static func indent(depth: Int, isContinuation: Bool, width: Int) -> Int {
        min((depth + (isContinuation ? 1 : 0)) * indentStep, max(leastWidth, width) / 2)
    }

    // MARK: Nodes

    private mutating func addNodes() {
        let nodes = outline.nodes
        var open: [Int] = []
        var index = 0
        while index < nodes.count {
            let node = nodes[index]
            if outline.isFolded[index] {
                addFolded(index)
                index = Int(node.next)
            } else if !node.kind.isContainer {
                addScalar(index)
                index += 1
            } else if isSmall(node) {
                add(.whole, index, Int(node.start)..<end(of: node))
                index = Int(node.next)
            } else {
                add(.open, index, Int(node.start)..<Int(node.value) + 1)
                if node.kind == .packedArray {
                    add(.packed, index, Int(node.value) + 1..<Int(node.end) - 1, depth: Int(node.depth) + 1)
                    addClose(index)
                    index = Int(node.next)
                } else {
                    open.append(index)
                    index += 1
                }
            }
            while let last = open.last, Int(nodes[last].next) == index {
                addClose(last)
                open.removeLast()
            }
        }
    }

    /// Behind the value and the comma that follows it.
    private func end(of node: JSONNode) -> Int {
        let end = Int(node.end)
        return end < bytes.count && bytes[end] == UInt8(ascii: ",") ? end + 1 : end
    }

    private func isSmall(_ node: JSONNode) -> Bool {
        let line = Int(node.start)..<end(of: node)
        let room = width - Self.indent(depth: Int(node.depth), isContinuation: false, width: width)
        let limit = min(room, Self.smallColumns + Int(node.value - node.start))
        if node.childCount == 0 || line.count <= limit { return true }
        // No cluster of text in use has more bytes a column; counting columns costs.
        guard line.count <= 4 * limit else { return false }
        return TextWidth.columns(of: outline.substring(line)) <= limit
    }

    // MARK: Rows

    private mutating func addScalar(_ index: Int) {
        let node = outline.nodes[index]
        switch node.kind {
        case .text: addText(.text, index, Int(node.start)..<Int(node.end), depth: 0, unescapes: false)
        case .string where outline.isUnescaped && isBlock(node): addBlock(index)
        default: add(.whole, index, Int(node.start)..<end(of: node))
        }
    }

    private func isBlock(_ node: JSONNode) -> Bool {
        let value = Int(node.value)..<Int(node.end)
        let room = width - Self.indent(depth: Int(node.depth), isContinuation: false, width: width)
        return value.count > room || bytes[value].contains(UInt8(ascii: "\\"))
    }

    private mutating func addBlock(_ index: Int) {
        let node = outline.nodes[index]
        add(.blockHead, index, Int(node.start)..<Int(node.value))
        addText(
            .block, index, Int(node.value) + 1..<Int(node.end) - 1, depth: Int(node.depth) + 1, unescapes: true)
    }

    /// Lines of text, whose continuations are not set in any further.
    private mutating func addText(
        _ kind: JSONRow.Kind, _ node: Int, _ range: Range<Int>, depth: Int, unescapes: Bool
    ) {
        let breaker = JSONRowBreaker(text: outline.text, bytes: bytes, unescapes: unescapes)
        let room = width - Self.indent(depth: depth, isContinuation: false, width: width)
        breaker.forEachRow(in: range, first: room, rest: room) { bytes, _ in
            rows.append(row(kind, node, bytes, isContinuation: false))
        }
    }

    private mutating func add(_ kind: JSONRow.Kind, _ node: Int, _ range: Range<Int>, depth: Int? = nil) {
        let depth = depth ?? Int(outline.nodes[node].depth)
        let first = width - Self.indent(depth: depth, isContinuation: false, width: width)
        // A column a byte is the most that text takes: what has so few bytes fits unseen.
        if range.count <= first {
            rows.append(row(kind, node, range, isContinuation: false))
            return
        }
        // The elements of a packed array stand under each other.
        let hangs = kind != .packed
        let rest = hangs ? width - Self.indent(depth: depth, isContinuation: true, width: width) : first
        breaker.forEachRow(in: range, first: first, rest: rest) { bytes, isContinuation in
            rows.append(row(kind, node, bytes, isContinuation: isContinuation && hangs))
        }
    }

    private mutating func addClose(_ index: Int) {
        let node = outline.nodes[index]
        add(.close, index, Int(node.end) - 1..<end(of: node))
    }

    private mutating func addFolded(_ index: Int) {
        let node = outline.nodes[index]
        let opening = Int(node.value) + 1
        add(.folded, index, Int(node.start)..<opening)
        let last = rows[rows.count - 1]
        let depth = Int(node.depth)
        let indent = Self.indent(depth: depth, isContinuation: last.isContinuation, width: width)
        let columns = TextWidth.columns(of: outline.substring(last.bytes)) + outline.foldLabel(of: index).columns
        if indent + columns > width {
            rows.append(row(.folded, index, opening..<opening, isContinuation: true))
        }
        rows[rows.count - 1].hasFoldLabel = true
    }

    private func row(_ kind: JSONRow.Kind, _ node: Int, _ bytes: Range<Int>, isContinuation: Bool) -> JSONRow {
        JSONRow(
            start: Int32(bytes.lowerBound), end: Int32(bytes.upperBound), node: Int32(node), kind: kind,
            isContinuation: isContinuation)
    }
}
