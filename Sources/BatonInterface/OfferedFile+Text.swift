package import BatonCore
internal import BatonText

extension OfferedFile {
    /// Its name, and what the server said of its type and size.
    package var title: String {
        let size = byteCount.map(ByteCountText.short)
        return [name == mediaType ? nil : name, mediaType, size].compactMap(\.self).joined(separator: " · ")
    }

    /// The same in a sentence: `point.gif (image/gif, 42 B)`.
    package var titleWithFacts: String {
        let facts = [mediaType, byteCount.map(ByteCountText.short)].compactMap(\.self)
        return facts.isEmpty ? name : "\(name) (\(facts.joined(separator: ", ")))"
    }

    /// Where it is, for people; nil for what is only there to be saved.
    var shownAddress: String? { isInline ? nil : address }
}
