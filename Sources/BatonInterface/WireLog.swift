internal import BatonCore

/// What the wire pane knows of a thread's wire: the newest frames, bounded in number and bytes.
package struct WireLog: Hashable, Sendable {
    enum Row: Hashable, Sendable {
        case run(RunID)
        /// With the time since the frame before it in the same run; nil for the first.
        case frame(WireFrame, since: Duration?)
        case missed(Int)
    }

    // Some hundred screens.
    private static let rowLimit = 4_000
    private static let byteLimit = 8 * 1024 * 1024

    /// Which watch it is of: what an earlier one still had to say is not for this one.
    let number: Int
    let thread: ThreadID
    private(set) var rows: [Row] = []
    private(set) var ids: [PaneRowID] = []
    private(set) var frameCount = 0
    /// Whether what had been recorded before is there.
    private(set) var isLoaded = false
    /// Whether older frames were forgotten.
    private(set) var isCut = false
    private var byteCount = 0
    private var newest: WireFrame?

    init(number: Int, thread: ThreadID) {
        self.number = number
        self.thread = thread
    }

    mutating func append(_ passage: WirePassage) {
        for frame in passage.frames { append(frame) }
        if passage.missed > 0 { append(.missed(passage.missed), .missed(frameCount)) }
        if passage.isRecording { isLoaded = true }
        if rows.count > Self.rowLimit || byteCount > Self.byteLimit { forgetOldest() }
    }

    private mutating func append(_ frame: WireFrame) {
        let isNewRun = newest?.run != frame.run
        if isNewRun { append(.run(frame.run), .run(frame.run)) }
        // Of two starts of the machine the clocks say nothing together.
        let since = isNewRun ? nil : newest.map { frame.frame.monotonic - $0.frame.monotonic }
        append(.frame(frame, since: since.flatMap { $0 < .zero ? nil : $0 }), frame.id)
        newest = frame
        frameCount += 1
        byteCount += frame.frame.bytes.count
    }

    private mutating func append(_ row: Row, _ id: PaneRowID) {
        rows.append(row)
        ids.append(id)
    }

    /// A quarter at once, so that it is not done with every frame.
    private mutating func forgetOldest() {
        isCut = true
        while rows.count > Self.rowLimit * 3 / 4 || byteCount > Self.byteLimit * 3 / 4, rows.count > 1 {
            let count = min(rows.count - 1, Self.rowLimit / 16)
            for case .frame(let frame, _) in rows[..<count] { byteCount -= frame.frame.bytes.count }
            rows.removeFirst(count)
            ids.removeFirst(count)
        }
    }

    /// The frames of a run that are here, in their order.
    func frames(of run: RunID) -> [WireFrame] {
        rows.compactMap { if case .frame(let frame, _) = $0, frame.run == run { frame } else { nil } }
    }

    func frame(_ id: PaneRowID) -> WireFrame? {
        ids.lastIndex(of: id).flatMap { if case .frame(let frame, _) = rows[$0] { frame } else { nil } }
    }

    /// The frame before or behind one.
    func frame(nextTo id: PaneRowID, isBackward: Bool) -> WireFrame? {
        guard let place = ids.lastIndex(of: id) else { return nil }
        let rest = isBackward ? Array(rows[..<place].reversed()) : Array(rows[(place + 1)...])
        return rest.lazy.compactMap { if case .frame(let frame, _) = $0 { frame } else { nil } }.first
    }
}
