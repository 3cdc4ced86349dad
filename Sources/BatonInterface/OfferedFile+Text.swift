internal import BatonCore
internal import BatonText

extension OfferedFile {
    /// Its name, and what the server said of its type and size.
    var title: String {
        let size = byteCount.map(ByteCountText.short)
        return [name == mediaType ? nil : name, mediaType, size].compactMap(\.self).joined(separator: " · ")
    }

    /// Where it is, for people; nil for what is only there to be saved.
    var shownAddress: String? { isInline ? nil : address }
}
