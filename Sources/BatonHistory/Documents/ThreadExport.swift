package import BatonCore

/// A thread of a history as a document, piece by piece: a thread of any length takes no more memory than a page of it.
package struct ThreadExport {
    private let history: any HistoryStore
    private let id: ThreadID
    private let format: ThreadFormat
    private var place = Place.head

    /// What comes next.
    private enum Place {
        /// Next: `turns`.
        case head
        /// Those after one, or all. Next: `turns`, `end`.
        case turns(of: ChatThread, after: TurnID?)
        case end
    }

    package init(of thread: ThreadID, as format: ThreadFormat, from history: any HistoryStore) {
        self.history = history
        self.format = format
        id = thread
    }

    /// The next piece, which may be empty; nil after the last one.
    ///
    /// - Throws: also where the history has no such thread.
    package mutating func next() async throws(HistoryFailure) -> String? {
        switch place {
        case .head:
            guard var thread = try await history.thread(id, atMost: 1) else {
                throw HistoryFailure("The history does not have this thread.")
            }
            // What was said first names a thread without a title.
            thread.turns = try await history.turns(of: id, after: nil, atMost: 1)
            place = .turns(of: thread, after: nil)
            return head(of: thread)
        case .turns(let thread, let last):
            let turns = try await history.turns(of: id, after: last, atMost: ChatThread.page)
            guard let newest = turns.last else {
                place = .end
                return foot(isEmpty: last == nil)
            }
            place = .turns(of: thread, after: newest.id)
            var text = ""
            for (index, turn) in turns.enumerated() {
                text += try await self.text(turn, of: thread, isFirst: last == nil && index == 0)
            }
            return text
        case .end: return nil
        }
    }

    private func head(of thread: ChatThread) -> String {
        switch format {
        case .markdown: MarkdownDocument.head(of: thread)
        case .html: HTMLDocument.head(of: thread)
        case .json: ThreadDocument.head(of: thread)
        case .jsonl: ""
        }
    }

    private func text(_ turn: Turn, of thread: ChatThread, isFirst: Bool) async throws(HistoryFailure) -> String {
        switch format {
        case .markdown: return MarkdownDocument.text(turn, of: thread)
        case .html: return HTMLDocument.text(turn, of: thread)
        case .json: return ThreadDocument.text(turn, isFirst: isFirst)
        case .jsonl:
            guard let run = turn.run?.id else { return "" }
            return FramesDocument.lines(try await history.frames(of: run), of: run)
        }
    }

    private func foot(isEmpty: Bool) -> String {
        switch format {
        case .markdown, .jsonl: ""
        case .html: HTMLDocument.foot
        case .json: ThreadDocument.foot(isEmpty: isEmpty)
        }
    }
}
