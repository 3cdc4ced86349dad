/// The items of a list, one by one.
package struct ListFormatter: Sendable {
    private static let bullets = ["•", "◦", "▪"]
    // Up to 99 numbers stand in line; wider ones push their own text further in, so that no item waits for the last one.
    private static let numberColumns = 2

    private let start: Int?
    private let room: BlockRoom

    /// - Parameters:
    ///   - start: the first item's number, nil for bullets.
    ///   - depth: how many lists stand around this one.
    package init(start: Int?, depth: Int, width: Int, options: MarkdownOptions) {
        self.init(start: start, room: BlockRoom(width: width, options: options, listDepth: depth))
    }

    init(start: Int?, room: BlockRoom) {
        self.start = start
        self.room = room
    }

    /// The lines of the item at `index`, from 0; a blank line between the items of a loose list is the caller's.
    package func lines(of item: ListBlock.Item, number index: Int, isTight: Bool) -> [StyledLine] {
        format(item, number: index, isTight: isTight).lines
    }

    /// As ``lines(of:number:isTight:)``, and where code stands among the lines.
    package func format(_ item: ListBlock.Item, number index: Int, isTight: Bool) -> BlockLines {
        guard room.width > 0 else { return BlockLines() }
        return room.inList.lines(behind: Lead(hanging: marker(of: item, number: index), role: .marker)) {
            BlockFormatter(room: $0).format(item.blocks, isTight: isTight)
        }
    }

    private func marker(of item: ListBlock.Item, number index: Int) -> String {
        let box = item.isTicked.map { $0 ? "☑ " : "☐ " }
        guard let start else { return box ?? Self.bullets[min(room.listDepth, Self.bullets.count - 1)] + " " }
        let number = String(start + index)
        let space = String(repeating: " ", count: max(0, Self.numberColumns - number.count))
        return space + number + ". " + (box ?? "")
    }
}
