/// What can stand beside the transcript: one of them or nothing.
package enum SidePane: String, Hashable, Sendable, CaseIterable {
    /// The steps of the newest run as a tree.
    case steps
}
