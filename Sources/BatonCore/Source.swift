/// Something that an answer rests on: a citation or a search result, as the platform gave it.
package struct Source: Hashable, Sendable {
    package var title: String
    /// Where it can be read; nil where the platform does not say.
    package var address: String?
    /// What of it the answer rests on.
    package var excerpt: String?

    package init(title: String, address: String? = nil, excerpt: String? = nil) {
        self.title = title
        self.address = address
        self.excerpt = excerpt
    }

    /// Whether both are one source, perhaps in other words.
    package func isSame(as other: Source) -> Bool {
        address == nil && other.address == nil ? title == other.title : address == other.address
    }
}
