/// A file that goes with a prompt.
package struct AttachedFile: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case bytes([UInt8])
        /// An address that the platform reads the file from by itself.
        case address(String)
    }

    package var name: String
    /// The media type (RFC 6838), for example `image/png`; platforms want it although their schemas do not.
    package var mediaType: String
    package var content: Content

    package init(name: String, mediaType: String, content: Content) {
        self.name = name
        self.mediaType = mediaType
        self.content = content
    }

    /// The size in bytes; nil for what only has an address.
    package var byteCount: Int? {
        if case .bytes(let bytes) = content { bytes.count } else { nil }
    }
}
