internal import BatonCore

/// Records that wait to be written together: of a run, only its newest state counts, and of a draft what is typed now.
struct JoinedRecords {
    /// A run's newest state, and where it belongs.
    struct WaitingRun {
        var run: Run
        var turn: TurnID
        var thread: ThreadID
    }

    private(set) var runs: [RunID: WaitingRun] = [:]
    private(set) var drafts: [DraftPlace: Draft] = [:]
    private(set) var frames: [(frames: [RecordedFrame], run: RunID, thread: ThreadID)] = []

    var isEmpty: Bool { runs.isEmpty && drafts.isEmpty && frames.isEmpty }

    /// Takes a record that can wait; false for one that cannot.
    mutating func take(_ record: HistoryRecord) -> Bool {
        switch record {
        case .runChanged(let run, let turn, let thread) where !run.state.isEnded:
            runs[run.id] = WaitingRun(run: run, turn: turn, thread: thread)
        case .draftChanged(let draft, let place): drafts[place] = draft
        case .framesRecorded(let newer, let run, let thread): frames.append((newer, run, thread))
        default: return false
        }
        return true
    }

    /// Puts back what could not be written, behind what has come since; of the recordings no more than so many bytes, the
    /// newest.
    mutating func putBack(_ older: JoinedRecords, frameLimit: Int64) {
        runs.merge(older.runs) { newer, _ in newer }
        drafts.merge(older.drafts) { newer, _ in newer }
        frames = older.frames + frames
        var room = frameLimit
        let fitting = frames.reversed().prefix { waiting in
            room -= waiting.frames.reduce(0) { $0 + Int64($1.bytes.count) }
            return room >= 0
        }
        frames.removeFirst(frames.count - fitting.count)
    }

    /// A run has ended: no earlier state of it may come after its end.
    mutating func forget(_ run: RunID) {
        runs[run] = nil
    }

    /// What of a deleted thread waits is deleted with it.
    mutating func forget(_ thread: ThreadID) {
        runs = runs.filter { $0.value.thread != thread }
        drafts[.thread(thread)] = nil
        frames.removeAll { $0.thread == thread }
    }
}
