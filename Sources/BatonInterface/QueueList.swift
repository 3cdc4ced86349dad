/// The messages that wait, to be chosen from.
package struct QueueList: Hashable, Sendable {
    package var selection = 0
    /// How many there were when the selection was last right: the first ones leave when their run begins.
    var count: Int
}

/// What a user can do with the chosen message.
package enum QueueCommand: Hashable, Sendable {
    /// Back into the composer.
    case edit
    /// Into the kill ring.
    case remove
    case moveUp, moveDown
}
