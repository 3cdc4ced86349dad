/// A file that a prompt brings along.
package struct AttachedFile: Hashable, Sendable {
    package var name: String
    /// Where the platform keeps it, as the client sent it.
    package var url: String
    /// nil for one that is not kept here.
    package var byteCount: Int?

    package init(name: String, url: String, byteCount: Int? = nil) {
        self.name = name
        self.url = url
        self.byteCount = byteCount
    }
}
