/// Something beside the text that an agent offers by its address: a file that a tool has made, or a medium.
///
/// The name comes from the server: it is for reading, and is no path.
package struct OfferedFile: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case file, image, video, audio, page
    }

    package var kind: Kind
    package var name: String
    /// Where it can be fetched, often for a short time only; nil where the platform offers it in its own interface.
    package var address: String?
    /// As the server says it: `image/png`.
    package var mediaType: String?
    package var byteCount: Int?

    package init(
        kind: Kind = .file, name: String, address: String? = nil, mediaType: String? = nil, byteCount: Int? = nil
    ) {
        self.kind = kind
        self.name = name
        self.address = address
        self.mediaType = mediaType
        self.byteCount = byteCount
    }

    /// Whether the address is the content itself (RFC 2397): it can be saved, and is nothing to be read.
    package var isInline: Bool { address?.prefix(5).lowercased() == "data:" }
}
