/// A file or folder of this machine, as a listing shows it.
package struct FileEntry: Hashable, Sendable {
    package var name: String
    package var isFolder: Bool
    /// In bytes; of a folder, nothing.
    package var size: Int

    package init(name: String, isFolder: Bool, size: Int = 0) {
        self.name = name
        self.isFolder = isFolder
        self.size = size
    }
}
