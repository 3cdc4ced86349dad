/// Something that the user says of a whole thread.
package enum ThreadMark: Hashable, Sendable {
    case pinned(Bool)
    case archived(Bool)
    case unread(Bool)
}
