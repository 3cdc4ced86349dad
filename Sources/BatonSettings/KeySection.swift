/// A table `[keys.CONTEXT]` as it stands in the file: what its words mean is the keymap's affair.
package struct KeySection: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var key: String
        /// A command's name; empty where the key is to mean nothing.
        package var command: String
        package var line: Int?
    }

    package var context: String
    package var file: String
    package var line: Int?
    /// In the order of the file.
    package var entries: [Entry]
}
