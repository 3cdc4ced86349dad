/// The room that blocks have.
struct BlockRoom: Hashable, Sendable {
    let width: Int
    let options: MarkdownOptions
    /// The number of lists around.
    let listDepth: Int
    /// What leads leave, taken together: half of the outermost width. With less, deep nesting makes a ribbon of its text.
    private let leastWidth: Int

    init(width: Int, options: MarkdownOptions, listDepth: Int = 0) {
        self.init(
            width: width, options: options, listDepth: listDepth, leastWidth: max(Lead.leastRoom, width / 2))
    }

    private init(width: Int, options: MarkdownOptions, listDepth: Int, leastWidth: Int) {
        self.width = width
        self.options = options
        self.listDepth = listDepth
        self.leastWidth = leastWidth
    }

    /// The same room inside one more list.
    var inList: BlockRoom {
        BlockRoom(width: width, options: options, listDepth: listDepth + 1, leastWidth: leastWidth)
    }

    /// What `lead` leaves; nil where that is too little for it to stand.
    func behind(_ lead: Lead) -> BlockRoom? {
        guard width - lead.columns >= leastWidth else { return nil }
        return BlockRoom(
            width: width - lead.columns, options: options, listDepth: listDepth, leastWidth: leastWidth)
    }

    /// What `content` gives for the room behind `lead`; where that is too little, below the lead.
    func lines(behind lead: Lead, content: (BlockRoom) -> BlockLines) -> BlockLines {
        if let room = behind(lead) { return content(room).led(by: lead) }
        let marker = RichText(lead.first.text, role: lead.first.role)
        var lines = BlockLines(RichTextLayout.lines(of: marker, width: width))
        lines.append(content(self), isTight: true)
        return lines
    }
}
