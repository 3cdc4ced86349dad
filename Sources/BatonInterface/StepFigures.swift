internal import BatonCore
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// The right end of a step's row: mark, duration and size of the result, each in its own column.
struct StepFigures {
    let cells: [Cell]

    var columns: Int { cells.count }

    // "59:59 min" and "12.3 kB": the longest figures, so that rows stand under each other.
    private static let durationColumns = 9
    private static let sizeColumns = 7
    // Narrower rows give the size up, so that the arguments keep some room.
    private static let columnsForSize = 60

    /// - Parameter frame: nil for a step that has ended.
    init(of block: StepBlock, frame: FrameContext?, context: LayoutContext) {
        let theme = context.theme
        let showsSize = context.columns >= Self.columnsForSize
        // Air, the mark, a space, the duration, and the size.
        let width = 2 + 1 + 1 + Self.durationColumns + (showsSize ? Self.sizeColumns : 0)
        var row = CellRow(limit: width)
        row.pad(to: 2)
        let (mark, style) = Self.mark(of: block, frame: frame)
        row.append(mark, theme[style])
        row.append(" " + (Self.duration(of: block, frame: frame).map(DurationText.short) ?? ""), theme[.dim])
        if showsSize, let result = block.step.result {
            row.append(ByteCountText.short(Self.bytes(of: result)), endingAt: width, theme[.dim])
        }
        row.pad(to: width)
        cells = row.cells
    }

    private static func bytes(of result: JSONValue) -> Int {
        if case .string(let text) = result { text.utf8.count } else { result.text.utf8.count }
    }

    static func duration(of block: StepBlock, frame: FrameContext?) -> Duration? {
        guard block.step.state == .running, block.isWatched, let frame, let started = block.step.started else {
            // Begun and ended in one event, as steps are that were told only afterwards: nobody has measured them.
            return block.step.duration.flatMap { $0 < .milliseconds(1) ? nil : $0 }
        }
        return shown(frame.moment.monotonic - block.runBegan.monotonic - started)
    }

    /// A time that still runs: nothing before there is a tenth of a second to show.
    static func shown(_ time: Duration) -> Duration? { time < .milliseconds(100) ? nil : time }

    static func mark(of block: StepBlock, frame: FrameContext?) -> (String, ThemeRole) {
        switch block.step.state {
        case .running: block.isWatched ? (frame?.spinner ?? "·", .running) : ("~", .dim)
        case .completed: ("✓", .success)
        case .failed: ("✗", .error)
        case .cancelled: ("–", .dim)
        }
    }
}
