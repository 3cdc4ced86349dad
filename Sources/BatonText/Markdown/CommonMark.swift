internal import CMarkGFM
internal import Synchronization

/// The C library's parser, and where its rules about threads and lifetimes are kept.
///
/// Options and extensions: CommonMark 0.29 with GitHub's tables, strikethrough, autolinks and task lists, and footnotes as
/// cmark-gfm has them, but in place: the library would number them, move them to the end, and drop those that nothing
/// refers to, which no growing text can be laid out by.
enum CommonMark {
    typealias Node = UnsafeMutablePointer<cmark_node>
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// What the nodes of each extension are known by.
    struct Extensions {
        let table: OpaquePointer?
        let strikethrough: OpaquePointer?
        let tasklist: OpaquePointer?
        fileprivate let autolink: OpaquePointer?

        fileprivate init() {
            cmark_gfm_core_extensions_ensure_registered()
            table = cmark_find_syntax_extension("table")
            strikethrough = cmark_find_syntax_extension("strikethrough")
            tasklist = cmark_find_syntax_extension("tasklist")
            autolink = cmark_find_syntax_extension("autolink")
        }
    }

    // The library keeps the extensions' special characters in a global table while it parses.
    private static let lock = Mutex(())

    /// Reads `source` as a document.
    /// - Parameters:
    ///   - definitions: of links; they come before those in `source`.
    ///   - read: nodes live until it returns.
    static func read<Result: Sendable>(
        _ source: Bytes, _ definitions: LinkDefinitions, _ read: (_ document: Node, Extensions) -> Result
    ) -> Result? {
        lock.withLock { _ in
            let extensions = Extensions()
            guard let parser = parser(extensions) else { return nil }
            defer { cmark_parser_free(parser) }
            for (label, target) in definitions.targets { define(label, target, for: parser) }
            feed(source, to: parser)
            // A line without an end would wait for the last phase, in which footnotes are off: blocks know them by now,
            // and what is still to come would move them.
            if source.last != 0x0A { cmark_parser_feed(parser, "\n", 1) }
            parser.pointee.options &= ~CMARK_OPT_FOOTNOTES
            guard let document = cmark_parser_finish(parser) else { return nil }
            defer { cmark_node_free(document) }
            return read(document, extensions)
        }
    }

    /// The link definitions of `source` by their labels, normalised as the library does (CommonMark §4.7); the first one
    /// of a label counts.
    /// - Parameter lead: source before it.
    static func definitions(in source: Bytes, behind lead: [UInt8]) -> [String: String] {
        lock.withLock { _ in
            guard let parser = parser(Extensions()) else { return [:] }
            defer { cmark_parser_free(parser) }
            lead.withUnsafeBufferPointer { feed($0, to: parser) }
            feed(source, to: parser)
            // Ends the last line, and the paragraph that it may be in: definitions are read at a paragraph's end.
            cmark_parser_feed(parser, "\n\n", 2)
            var targets: [String: String] = [:]
            // The newest stands first.
            var entry = parser.pointee.refmap?.pointee.refs
            while let current = entry {
                let reference = UnsafeRawPointer(current).assumingMemoryBound(to: cmark_reference.self)
                if let label = current.pointee.label {
                    targets[String(cString: label)] = text(reference.pointee.url)
                }
                entry = current.pointee.next
            }
            return targets
        }
    }

    /// The bytes of `chunk`, alive as long as its node.
    static func bytes(_ chunk: cmark_chunk) -> Bytes {
        Bytes(start: chunk.data, count: chunk.data == nil ? 0 : Int(chunk.len))
    }

    static func text(_ chunk: cmark_chunk) -> String {
        String(decoding: bytes(chunk), as: UTF8.self)
    }

    private static func parser(_ extensions: Extensions) -> UnsafeMutablePointer<cmark_parser>? {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES) else { return nil }
        for attached in [extensions.table, extensions.strikethrough, extensions.autolink, extensions.tasklist] {
            if let attached { cmark_parser_attach_syntax_extension(parser, attached) }
        }
        return parser
    }

    private static func define(_ label: String, _ target: String, for parser: UnsafeMutablePointer<cmark_parser>) {
        // The library reads the target as it stands in a source.
        var source: [UInt8] = []
        for byte in target.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "&"): source += [UInt8(ascii: "\\"), byte]
            case 0...0x20: source += "&#\(byte);".utf8
            default: source.append(byte)
            }
        }
        var label = label
        label.withUTF8 { label in
            source.withUnsafeMutableBufferPointer { source in
                var title = cmark_chunk()
                // The library copies all three and writes to none.
                var labelChunk = cmark_chunk(
                    data: UnsafeMutablePointer(mutating: label.baseAddress), len: bufsize_t(label.count), alloc: 0)
                var targetChunk = cmark_chunk(data: source.baseAddress, len: bufsize_t(source.count), alloc: 0)
                cmark_reference_create(parser.pointee.refmap, &labelChunk, &targetChunk, &title)
            }
        }
    }

    private static func feed(_ bytes: Bytes, to parser: UnsafeMutablePointer<cmark_parser>) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            cmark_parser_feed(parser, $0, bytes.count)
        }
    }
}
