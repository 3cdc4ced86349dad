internal import BatonCore
internal import BatonEngine
internal import BatonScreen
internal import BatonText
internal import BatonTheme

/// Every frame of the thread's runs: direction, time since the frame before, size and type.
struct WirePane: PaneContents {
    private let state: AppState
    private let frame: FrameContext
    private let columns: Int
    private let log: WireLog?

    // "999 ms" and "12.3 kB", with air before them; what is longer takes some of the air.
    private static let timeColumns = 7
    private static let sizeColumns = 8

    init(state: AppState, frame: FrameContext, columns: Int) {
        self.state = state
        self.frame = frame
        self.columns = columns
        log = state.wire
    }

    var ids: [PaneRowID] { log?.ids ?? [] }

    var emptyText: String {
        guard let log else { return "no agent in this slot" }
        return log.isLoaded ? "nothing recorded of this thread" : "looking …"
    }

    func setHead(_ row: inout CellRow) {
        row.append(" WIRE", frame.theme[.heading])
        guard let log, log.frameCount > 0 else { return }
        row.append("  \(log.frameCount) \(log.frameCount == 1 ? "frame" : "frames")", frame.theme[.dim])
        if log.isCut { row.append(" · the newest", frame.theme[.dim]) }
    }

    func text(at index: Int) -> String {
        guard let log, case .frame(let frame, _) = log.rows[index] else { return "" }
        let headers = frame.frame.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n").sanitised
        return "\(frame.reading.type)\n\(frame.text)\n\(headers)"
    }

    func cells(at index: Int) -> [Cell] {
        guard let log else { return [] }
        switch log.rows[index] {
        case .run(let run): return cells(of: run)
        case .frame(let wire, let since): return cells(of: wire, since)
        case .missed(let count):
            var row = CellRow(limit: columns)
            row.append(" … \(count) more passed; open the pane again to see them", frame.theme[.warning])
            return row.cells
        }
    }

    /// What the user said, for it is what they know the run by.
    private func cells(of run: RunID) -> [Cell] {
        var row = CellRow(limit: columns)
        row.append(" ▌ ", frame.theme[.userBar])
        let turn = state.active.machine?.thread.turns.last { $0.run?.id == run }
        row.append(turn?.prompt.text.firstLine ?? "run \(run.text.prefix(8))", frame.theme[.userText])
        return row.cells
    }

    private func cells(of wire: WireFrame, _ since: Duration?) -> [Cell] {
        let isSent = wire.frame.direction == .sent
        var row = CellRow(limit: columns)
        row.append(isSent ? " → " : " ← ", frame.theme[isSent ? .accent : .dim])
        row.append(since.map(DurationText.short) ?? "", endingAt: 3 + Self.timeColumns, frame.theme[.dim])
        let size = wire.frame.byteCount
        row.append(
            size > 0 ? ByteCountText.short(size) : "", endingAt: 3 + Self.timeColumns + Self.sizeColumns,
            frame.theme[.dim])
        row.pad(to: 3 + Self.timeColumns + Self.sizeColumns + 2)
        if !wire.reading.isKnown { row.append("? ", frame.theme[.warning]) }
        // Paths and types alike say most at their end.
        row.append(Truncation.middle(wire.reading.type, columns: row.free), frame.theme[role(of: wire)])
        return row.cells
    }

    private func role(of wire: WireFrame) -> ThemeRole {
        if !wire.reading.isKnown { return .warning }
        switch wire.frame.content {
        case .request: return .strong
        case .response(let status): return status < 400 ? .success : .error
        case .end(failure: nil), .requestBody, .unkept: return .dim
        case .end: return .error
        case .body: return .text
        }
    }
}
