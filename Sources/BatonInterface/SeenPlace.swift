internal import BatonCore
internal import BatonEngine

/// How much of a transcript the user has had in sight, by what was said and not by rows: at every width it is the same place.
///
/// Reasoning that grows and steps that end change rows that are there already; only what adds to the transcript counts.
struct SeenPlace: Hashable, Sendable {
    /// The newest turn; nil before the first.
    var turn: TurnID?
    /// How many items of its run.
    var itemCount = 0
    /// How much of the last of them, where that is the answer's text.
    var byteCount = 0
    /// Whether its end was seen, where that tells more than that the run is done.
    var hasEnd = false
}

extension SlotState {
    /// All that there is to see now.
    var end: SeenPlace {
        guard let turn = machine?.thread.turns.last else { return SeenPlace() }
        var place = SeenPlace(turn: turn.id)
        guard let run = turn.run else { return place }
        place.itemCount = run.items.count - (run.items.last?.isBlank == true ? 1 : 0)
        place.byteCount = run.items[..<place.itemCount].last?.answer?.utf8.count ?? 0
        place.hasEnd = run.hasTellingEnd
        return place
    }

    /// Has the unread line stand where the unseen begins; one that stands already stays.
    mutating func markUnseen() {
        if unreadFrom == nil, seen.turn != nil, seen != end { unreadFrom = seen }
    }
}

extension TurnOutline {
    /// The first block with something that is not in `seen`, and how many bytes of its text are; nil where there is none.
    func firstUnseen(after seen: SeenPlace) -> (block: Int, seenBytes: Int)? {
        guard let run = turn.run else { return nil }
        let header = 1
        var block = header + 1
        for (index, item) in run.items.enumerated() where !item.isBlank {
            if index >= seen.itemCount { return (block == header + 1 ? header : block, 0) }
            if index == seen.itemCount - 1, let text = item.answer, text.utf8.count > seen.byteCount {
                return (block, seen.byteCount)
            }
            block += 1
        }
        guard !seen.hasEnd, run.hasTellingEnd else { return nil }
        return blocks.firstIndex { $0.tellsEnd }.map { ($0, 0) }
    }
}

extension RunItem {
    /// Whether nothing shows it.
    var isBlank: Bool { if case .part(let part) = self { part.text.isEmpty } else { false } }

    /// The text, where it is part of the answer.
    fileprivate var answer: String? {
        if case .part(let part) = self, part.kind != .reasoning { part.text } else { nil }
    }
}

extension Run {
    fileprivate var hasTellingEnd: Bool {
        switch outcome {
        case .failed, .needs, .cutOff, .rejected, .expired: true
        case .completed, .cancelled, nil: false
        }
    }
}

extension TranscriptBlock {
    fileprivate var tellsEnd: Bool {
        switch self {
        case .failure, .need, .footer: true
        default: false
        }
    }
}
