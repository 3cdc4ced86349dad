internal import BatonCore
internal import BatonEngine
internal import BatonScreen

/// A thread on its way to the terminal's scrollback, from its end to its beginning: its pages come from the history.
struct ThreadPrinting: Sendable {
    let slot: SlotNumber
    let thread: ThreadID
    /// The page that is on its way.
    private(set) var awaited: TurnPage
    /// How many turns come before those that are here.
    private(set) var countBefore: Int
    /// The rows of each page, the newest first.
    private var pages: [[[Cell]]]
    private var rowCount: Int

    // More than terminals keep, in some ten megabytes.
    private static let rowLimit = 20_000

    /// - Parameter first: the oldest of the turns that `rows` are of.
    init(slot: SlotNumber, thread: ThreadID, rows: [[Cell]], from first: TurnID, countBefore: Int) {
        self.slot = slot
        self.thread = thread
        self.countBefore = countBefore
        awaited = .before(first)
        pages = [rows]
        rowCount = rows.count
    }

    /// Whether all is here that is to be printed.
    var isComplete: Bool { countBefore == 0 || rowCount >= Self.rowLimit }

    mutating func add(_ rows: [[Cell]], of turns: [Turn]) {
        guard let first = turns.first else {
            countBefore = 0
            return
        }
        countBefore = max(0, countBefore - turns.count)
        awaited = .before(first.id)
        pages.append(rows)
        rowCount += rows.count
    }

    /// Everything in its order, with a blank row between pages as there is between turns.
    func rows(below top: [[Cell]]) -> [[Cell]] {
        pages.reversed().reduce(into: top) { rows, page in
            if !rows.isEmpty { rows.append([]) }
            rows += page
        }
    }
}

extension AppState {
    /// Prints the thread in sight, once its earlier turns have come from the history.
    mutating func printThread(at moment: Moment) -> [AppCommand] {
        guard printing == nil else { return show(.info, "The thread is being read already", hint: hintOfPrinting) }
        let print = ThreadPrint(state: self, slot: active, moment: moment)
        let countBefore = active.earlier.total
        guard countBefore > 0, let thread = active.machine?.thread, let first = thread.turns.first else {
            return [.print(print.newestRows(isAlone: true))]
        }
        let printing = ThreadPrinting(
            slot: activeNumber, thread: thread.id, rows: print.newestRows(isAlone: false), from: first.id,
            countBefore: countBefore)
        self.printing = printing
        return [.loadTurns(thread.id, printing.awaited)]
            + show(.info, "Reading \(countBefore) earlier turns to print them", hint: hintOfPrinting)
    }

    /// Takes a page of a thread that is to be printed.
    mutating func printOn(
        _ thread: ThreadID, _ page: TurnPage, _ result: Result<LoadedTurns, HistoryFailure>, at moment: Moment
    ) -> [AppCommand] {
        guard var printing, printing.thread == thread, printing.awaited == page else { return [] }
        let print = ThreadPrint(state: self, slot: self[printing.slot], moment: moment)
        guard print.slot.machine?.thread.id == thread else {
            self.printing = nil  // Another thread stands there now: the user has gone on.
            return []
        }
        switch result {
        case .success(let loaded):
            printing.add(print.rows(of: loaded.turns), of: loaded.turns)
            self.printing = printing
            guard printing.isComplete else { return [.loadTurns(thread, printing.awaited)] }
            self.printing = nil
            notice = nil
            return [.print(printing.rows(below: print.topRows(leavingOut: printing.countBefore)))]
        case .failure(let failure):
            self.printing = nil
            return show(.warning, failure.message)
        }
    }

    private var hintOfPrinting: String? { hint("stops it", .escape, in: [.everywhere]) }
}
