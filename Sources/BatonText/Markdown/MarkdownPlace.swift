/// A place in a growing text.
struct MarkdownPlace: Hashable, Sendable {
    var bytes = 0
    var links = LinkTable.Mark()
}
