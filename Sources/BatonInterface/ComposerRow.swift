/// A row of the composer.
package struct ComposerRow: Hashable, Sendable {
    /// What is shown: the source with tabs as spaces, and U+FFFD for a cluster wider than the composer, and folded pastes as their
    /// labels.
    package let text: String
    /// The bytes of the composer's text that the row shows, without a line feed.
    package let source: Range<Int>
    /// Where ``text`` is not what was written, but stands for a paste.
    package var labels: [Label] = []

    package struct Label: Hashable, Sendable {
        package var column: Int
        package var text: String
    }
}
