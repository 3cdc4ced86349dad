internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText

/// The steps of one turn with all that is known of them, or a frame of the wire, to be walked through, folded and searched.
///
/// Places are kept by what stands there, never as row numbers: they hold while results come in above, nodes are folded and
/// the screen changes its width.
package struct StepViewer: Hashable, Sendable {
    /// A step, or a frame, and its contents.
    struct Entry: Hashable {
        var item: ViewedItem
        var detail = StepDetail()
    }

    /// What a row shows: a step's title, a place in one of its outlines, or the blank row behind it.
    struct Place: Hashable {
        enum Part: Hashable {
            case title
            case outline(section: Int, offset: Int)
            case blank
        }

        var entry: Int
        var part = Part.title
    }

    enum Subject: Hashable {
        /// The steps of a turn.
        case turn(TurnID)
        case frame(WireFrame)
    }

    let thread: ThreadID
    let subject: Subject
    /// What is loaded of the thread's history here, whatever the transcript shows of it.
    let turns: EarlierTurns
    /// The way to the next turn that has steps, while its pages come in; nil while it goes nowhere.
    var walk: StepWalk?
    private(set) var entries: [Entry] = []
    /// The first row of each entry, and behind them the number of rows.
    private var starts = [0]
    /// The size of what is drawn below the head.
    private(set) var size = Size(columns: 0, rows: 1)

    var cursor = Place(entry: 0)
    var top = Place(entry: 0)
    /// To which depth new contents are folded; nil for as far as they need it to be looked through.
    var foldingDepth: Int?
    var isUnescaped = false
    var search = StepSearch()

    init(thread: ThreadID, subject: Subject, turns: EarlierTurns) {
        self.thread = thread
        self.subject = subject
        self.turns = turns
    }

    // MARK: Contents

    // So many rows of a step are looked through without folding.
    private static let rowsUnfolded = 200

    /// Shows the items as they are now, on so much room. What the user did stays.
    mutating func update(_ items: [ViewedItem], size newer: Size, columns: Int) {
        let isFirst = entries.isEmpty
        let cursorRow = row(of: cursor)
        let isNewWidth = newer.columns != size.columns
        size = newer
        var isChanged = isNewWidth
        for (index, item) in items.enumerated() where index >= entries.count || entries[index].item != item {
            if index >= entries.count { entries.append(Entry(item: item)) }
            show(item, at: index, columns: columns)
            isChanged = true
        }
        if entries.count > items.count {
            entries.removeSubrange(items.count...)
            isChanged = true
        }
        if isNewWidth { for index in entries.indices { layOut(index, columns: columns) } }
        if isChanged { countRows() }
        if isFirst, let running = entries.firstIndex(where: \.item.isRunning) {
            cursor = Place(entry: running)
            top = cursor
        }
        if isChanged, search.pattern != nil { findHits() }
        if cursor.entry >= entries.count { cursor = place(at: cursorRow) }
        keepCursorInSight()
    }

    private mutating func show(_ item: ViewedItem, at index: Int, columns: Int) {
        if entries[index].item.id != item.id { entries[index].detail = StepDetail() }
        entries[index].item = item
        layOut(index, columns: columns)
        let older = entries[index].detail.sections.map(\.source)
        entries[index].detail.update(item)
        let depth = foldingDepth
        let isUnescaped = isUnescaped
        for section in entries[index].detail.sections.indices {
            guard !older.contains(entries[index].detail.sections[section].source) else { continue }
            entries[index].detail.change(section: section) { outline in
                outline.setUnescaped(isUnescaped)
                if let depth = depth ?? outline.depth(showing: Self.rowsUnfolded) { outline.fold(toDepth: depth) }
            }
        }
    }

    private mutating func layOut(_ index: Int, columns: Int) {
        entries[index].detail.layOut(columns: columns, indent: entries[index].item.indent)
    }

    /// Changes the outlines of all steps.
    mutating func change(_ change: (inout JSONOutline) -> Void) {
        for index in entries.indices { entries[index].detail.change(change) }
        countRows()
    }

    mutating func change<Result>(entry: Int, section: Int, _ change: (inout JSONOutline) -> Result) -> Result {
        let result = entries[entry].detail.change(section: section, change)
        countRows()
        return result
    }

    private mutating func countRows() {
        starts = [0]
        // A title, and a blank row behind each step but the last.
        for entry in entries { starts.append(starts[starts.count - 1] + 1 + entry.detail.rowCount + 1) }
        if !entries.isEmpty { starts[entries.count] -= 1 }
    }

    // MARK: Rows and places

    var rowCount: Int { starts[entries.count] }
    var lastTopRow: Int { max(0, rowCount - size.rows) }

    func place(at row: Int) -> Place {
        let entry = starts.lastIndex(notAfter: row, below: max(1, entries.count))
        let inside = row - starts[entry] - 1
        guard entries.indices.contains(entry), inside >= 0 else { return Place(entry: entry) }
        let detail = entries[entry].detail
        guard inside < detail.rowCount else { return Place(entry: entry, part: .blank) }
        let section = detail.section(at: inside)
        let offset = detail.sections[section].outline.offset(ofRow: inside - detail.starts[section])
        return Place(entry: entry, part: .outline(section: section, offset: offset))
    }

    func row(of place: Place) -> Int {
        guard entries.indices.contains(place.entry) else { return max(0, rowCount - 1) }
        let title = starts[place.entry]
        let detail = entries[place.entry].detail
        switch place.part {
        case .title: return title
        case .blank: return min(title + 1 + detail.rowCount, rowCount - 1)
        case .outline(let section, let offset):
            guard detail.sections.indices.contains(section) else { return title }
            return title + 1 + detail.starts[section] + detail.sections[section].outline.row(at: offset)
        }
    }

    mutating func keepCursorInSight() {
        let row = row(of: cursor)
        let topRow = min(self.row(of: top), lastTopRow)
        top = place(at: max(row - size.rows + 1, min(topRow, row)))
    }
}
