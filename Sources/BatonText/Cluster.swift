/// A grapheme cluster as layout needs it.
struct Cluster {
    enum Kind {
        case content
        /// White space at which a row may end.
        case space
        /// White space whose columns follow from where it stands; ``Cluster/columns`` is the most that it takes.
        case tab
        case lineFeed
    }

    var bytes: Int
    var columns: Int
    var kind = Kind.content
    /// Whether a row may end before the cluster; only before ``Kind/content``.
    var canFollowBreak = false
}
