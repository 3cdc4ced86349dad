import Hummingbird

/// A narrator of orq.ai's that can break off.
protocol OrqTeller: Narrator {
    /// What tells that the stream goes wrong although the run does not; nothing comes after it.
    mutating func broken() -> [JSON]
}

/// A narrator whose stream stays open while an action waits for a review.
protocol OrqNarrator: OrqTeller {
    /// What tells that the run ended with an action to be reviewed.
    mutating func asking(_ use: ToolUse, at time: Int64) -> [JSON]
    /// What tells that it was reviewed; the run that goes on with it is told next.
    mutating func reviewed(_ use: ToolUse, _ review: OrqBook.Review) -> [JSON]
    /// What tells that the stream ends before the run, after so long.
    func timedOut(after limit: Duration) -> [JSON]
}

extension OrqWire {
    /// A response whose events are written while they happen, in this side's framing.
    func events(_ tell: @escaping @Sendable (inout EventWriter) async throws -> Void) -> Response {
        var manner = StreamManner()
        manner.endsLinesWithCRLF = faults.contains(.crlf)
        manner.splitsBytes = faults.contains(.splitBytes)
        return .events(.serverSent(.compact), manner, tell)
    }

    /// Tells a run to its end, and on through each review, then marks the end of the stream.
    func tell(
        _ first: RunRecord, to writer: inout EventWriter, atMost limit: Duration, by base: consuming some OrqNarrator
    ) async throws {
        var narrator = OrqFaultyNarrator(base, faults)
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        var run = first
        try await writer.write(narrator.opening())
        telling: while true {
            let rest = clock.now.duration(to: deadline)
            guard !faults.contains(.streamTimeout),
                try await writer.write(run.id, of: ledger, atMost: rest, by: &narrator) == .runEnded
            else {
                try await writer.write(narrator.timedOut(after: limit))
                break
            }
            guard let ended = await ledger.record(of: run.id) else { break }
            guard case .approval(let use) = ended.ask else {
                try await writer.write(narrator.closing(ended))
                break
            }
            try await writer.write(narrator.asking(use, at: ended.ended ?? ended.started))
            switch try await review(of: ended, atMost: clock.now.duration(to: deadline)) {
            case .made(let review):
                try await writer.write(narrator.reviewed(use, review))
                run = review.run
            case .passedBy:
                try await writer.write(narrator.closing(ended))
                break telling
            case .timedOut:
                try await writer.write(narrator.timedOut(after: limit))
                break telling
            }
        }
        try await writeDone(to: &writer)
    }

    func writeDone(to writer: inout EventWriter) async throws {
        if !faults.contains(.noDone) { try await writer.writeDone() }
    }

    private enum Awaited: Sendable {
        case made(OrqBook.Review)
        /// The task went on without one.
        case passedBy
        case timedOut
    }

    private func review(of run: RunRecord, atMost limit: Duration) async throws -> Awaited {
        try await withThrowingTaskGroup(of: Awaited.self) { [book] group in
            group.addTask { await book.awaitReview(of: run).map(Awaited.made) ?? .passedBy }
            group.addTask {
                // A stream ends by the wall clock, however fast the rehearsal plays.
                try await Task.sleep(for: limit)
                return .timedOut
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .passedBy
        }
    }
}
