package import BatonScreen

/// The rows of a composer that are visible, and where the insertion point stands among them.
package struct ComposerLayout: Hashable, Sendable {
    /// At least one, unless the composer has no room at all.
    package let rows: [ComposerRow]
    /// Relative to the first visible row; always inside the width and the rows.
    package let cursor: Position
    /// Whether text is scrolled out of sight.
    package let hasRowsAbove: Bool
    package let hasRowsBelow: Bool
}
