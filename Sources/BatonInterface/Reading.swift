/// How answers are shown to the reader.
package struct Reading: Hashable, Sendable {
    /// The source, as the agent wrote it, instead of what it means.
    package var isRaw = false
    /// Long rows of code continue on the next row instead of being moved sideways.
    package var wrapsCode = false

    package init() {}
}
