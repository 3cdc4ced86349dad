/// One change of the composer's text, as undoing it needs it.
struct ComposerEdit: Hashable, Sendable {
    /// Where the change begins, in UTF-8 bytes.
    private(set) var offset: Int
    private(set) var removed: String
    private(set) var insertedBytes: Int
    /// Where the insertion point stood before the change.
    let insertionOffset: Int

    init(replacing range: Range<Int>, removed: String, insertedBytes: Int, insertionOffset: Int) {
        offset = range.lowerBound
        self.removed = removed
        self.insertedBytes = insertedBytes
        self.insertionOffset = insertionOffset
    }

    /// Takes a change that follows this one into it, so that both are undone together.
    ///
    /// This works for a change inside of what was inserted, and for a removal right before what was removed; for any other
    /// it answers false and stays as it is.
    mutating func absorb(_ next: ComposerEdit) -> Bool {
        let end = next.offset + next.removed.utf8.count
        if next.offset >= offset, end <= offset + insertedBytes {
            insertedBytes += next.insertedBytes - next.removed.utf8.count
            return true
        }
        if insertedBytes == 0, next.insertedBytes == 0, end == offset {
            offset = next.offset
            removed = next.removed + removed
            return true
        }
        return false
    }
}
