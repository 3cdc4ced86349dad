/// What can stand beside the transcript: one of them or nothing.
package enum SidePane: String, Hashable, Sendable, CaseIterable {
    /// The steps of a run as a tree.
    case steps
    /// The phases of a run over its time.
    case timeline
    /// Everything that went over the wire for the thread's runs.
    case wire
}
