internal import CMarkGFM

/// Turns the parser's inline nodes into running text.
struct InlineReader {
    typealias Node = CommonMark.Node
    typealias Bytes = CommonMark.Bytes

    /// How text looks inside the innermost node that is open.
    private struct Look {
        var emphasis: TextEmphasis = []
        var role = TextRole.body
        var link: UInt16 = 0
        /// Where the text of the innermost link begins.
        var linkStart = 0
    }

    private static let imageMark: StaticString = "▣ "

    private let strikethrough: OpaquePointer?
    /// Only entities can stand for characters that the sanitised source cannot have.
    private let hasEntities: Bool
    private(set) var links: LinkTable

    private var bytes: [UInt8] = []
    private var runs: [RichText.Run] = []
    private var look = Look()
    private var outerLooks: [Look] = []

    init(extensions: CommonMark.Extensions, links: LinkTable, hasEntities: Bool) {
        strikethrough = extensions.strikethrough
        self.links = links
        self.hasEntities = hasEntities
    }

    /// The running text inside `container`. Walked without recursion: inline nodes nest as deep as a text's author likes.
    mutating func text(of container: Node) -> RichText {
        bytes.removeAll(keepingCapacity: true)
        runs = []
        var next = container.pointee.first_child
        while let node = next {
            let isOpen = enter(node)
            if isOpen, let child = node.pointee.first_child {
                next = child
                continue
            }
            if isOpen { leave(node) }
            next = following(node, in: container)
        }
        return RichText(text: String(decoding: bytes, as: UTF8.self), runs: runs)
    }

    /// The node behind `node`, once those that end with it are left.
    private mutating func following(_ node: Node, in container: Node) -> Node? {
        var node = node
        while node.pointee.next == nil {
            guard let parent = node.pointee.parent, parent != container else { return nil }
            leave(parent)
            node = parent
        }
        return node.pointee.next
    }

    /// Writes `node`, or begins it.
    /// - Returns: whether there is an end to it, to be left.
    private mutating func enter(_ node: Node) -> Bool {
        switch cmark_node_type(UInt32(node.pointee.type)) {
        case CMARK_NODE_TEXT: write(prose: CommonMark.bytes(node.pointee.as.literal))
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: write("\n")
        case CMARK_NODE_CODE: write(CommonMark.bytes(node.pointee.as.literal), as: .code)
        case CMARK_NODE_HTML_INLINE: write(CommonMark.bytes(node.pointee.as.literal), as: .dim)
        default:
            outerLooks.append(look)
            open(node)
            return true
        }
        return false
    }

    private mutating func open(_ node: Node) {
        switch cmark_node_type(UInt32(node.pointee.type)) {
        case CMARK_NODE_EMPH: look.emphasis.insert(.emphasis)
        case CMARK_NODE_STRONG: look.emphasis.insert(.strong)
        case CMARK_NODE_LINK: openLink(node)
        case CMARK_NODE_IMAGE:
            openLink(node)
            write(Self.imageMark)
            look.linkStart = bytes.count
        case _ where node.pointee.extension == strikethrough && strikethrough != nil:
            look.emphasis.insert(.struck)
            write("~")
        // A node that only a later version of the library has is shown by what it contains.
        default: break
        }
    }

    private mutating func leave(_ node: Node) {
        let outer = outerLooks.popLast() ?? Look()
        switch cmark_node_type(UInt32(node.pointee.type)) {
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE: endLink(node, isInsideLink: outer.link != 0)
        case _ where node.pointee.extension == strikethrough && strikethrough != nil: write("~")
        default: break
        }
        look = outer
    }

    /// An image inside a link belongs to that link.
    private mutating func openLink(_ node: Node) {
        look.role = .link
        look.linkStart = bytes.count
        guard look.link == 0 else { return }
        let target = neutralised(CommonMark.text(node.pointee.as.link.url))
        look.link = target.isEmpty ? 0 : links.number(of: target)
    }

    private mutating func endLink(_ node: Node, isInsideLink: Bool) {
        guard look.link != 0, !isInsideLink else { return }
        let target = links.targets[Int(look.link) - 1]
        let shown = bytes[look.linkStart...]
        if shown.isEmpty { return write(Array(target.utf8)) }
        // What the parser puts before an address that it has recognised in running text.
        let isShown = ["", "mailto:", "http://", "https://"].contains { scheme in
            target.utf8.count == scheme.utf8.count + shown.count && target.utf8.starts(with: scheme.utf8)
                && target.utf8.dropFirst(scheme.utf8.count).elementsEqual(shown)
        }
        guard !isShown else { return }
        links.list(look.link)
        look.role = .label
        look.emphasis = []
        write(Array("[\(look.link)]".utf8))
    }

    /// Text in which references to footnotes stand, `[^label]`.
    private mutating func write(prose: Bytes) {
        var rest = prose[...]
        while let start = rest.firstIndex(of: 0x5B) {
            guard let end = endOfReference(in: rest[start...]) else {
                write(Bytes(rebasing: rest[...start]), as: look.role)
                rest = rest[(start + 1)...]
                continue
            }
            write(Bytes(rebasing: rest[..<start]), as: look.role)
            write(Bytes(rebasing: rest[start..<end]), as: .label)
            rest = rest[end...]
        }
        write(Bytes(rebasing: rest), as: look.role)
    }

    /// Where the reference ends with which `text` begins.
    private func endOfReference(in text: Slice<Bytes>) -> Int? {
        let label = text.dropFirst(2)
        guard text.dropFirst().first == 0x5E, let end = label.firstIndex(where: { $0 == 0x5D || $0 <= 0x20 }),
            text[end] == 0x5D, end > label.startIndex
        else { return nil }
        return end + 1
    }

    private mutating func write(_ text: StaticString) {
        write(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount), as: look.role)
    }

    private mutating func write(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { write($0, as: look.role) }
    }

    private mutating func write(_ text: Bytes, as role: TextRole) {
        guard !text.isEmpty else { return }
        if hasEntities, text.contains(where: { $0 >= 0x7F || $0 < 0x20 }) {
            bytes += neutralised(String(decoding: text, as: UTF8.self)).utf8
        } else {
            bytes += text
        }
        mark(role)
    }

    /// Makes what was written since the last run one in `role`.
    private mutating func mark(_ role: TextRole) {
        let run = RichText.Run(end: bytes.count, role: role, emphasis: look.emphasis, link: look.link)
        guard run.end > runs.last?.end ?? 0 else { return }
        if let last = runs.last, last.role == role, last.emphasis == run.emphasis, last.link == run.link {
            runs[runs.count - 1].end = run.end
        } else {
            runs.append(run)
        }
    }

    /// `text` without the characters that act on a terminal or hide, which entities can write into sanitised text:
    /// controls become U+FFFD, format characters but for joiners are left out.
    func neutralised(_ text: String) -> String {
        guard hasEntities else { return text }
        var neutralised = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n" && scalar != "\t": neutralised.append("\u{FFFD}")
            case .lineSeparator, .paragraphSeparator: neutralised.append("\u{FFFD}")
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}": break
            default: neutralised.append(scalar)
            }
        }
        return String(neutralised)
    }
}
