/// Where one laid-out line stands in its source, in UTF-8 bytes.
struct LineExtent {
    /// What is shown: without the white space that hangs at the end of the line.
    var content: Range<Int>
    /// Of the content.
    var columns: Int
    /// Where the next line begins.
    var next: Int
    /// The end of what decided where the line ends: the cluster that no longer fitted, the cluster before a line feed, or
    /// the text's last one.
    ///
    /// Once something stands behind that cluster, the line is settled; before, the cluster can grow and move the line's end.
    var decision: Int
    /// Whether what is shown differs from the source: it has tabs, or a cluster that is wider than the line.
    var isRewritten: Bool
    /// Whether a line feed ends the line.
    var endsParagraph = false
    /// Whether the line has ``RightToLeft/mark`` before its content.
    var isMarked = false
}
