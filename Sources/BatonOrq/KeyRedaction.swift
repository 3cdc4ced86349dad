import BatonCore

/// Takes the keys that were sent out of whatever a server says back: some repeat them in their errors.
struct KeyRedaction: Sendable {
    private let keys: [String]

    init(_ keys: [String?]) {
        // As the server's text comes sanitised, the key may come so as well. Longer ones first: one may begin another.
        let spellings = Set(keys.compactMap(\.self).flatMap { [$0, $0.sanitised] }).subtracting([""])
        self.keys = spellings.sorted { $0.utf8.count > $1.utf8.count }
    }

    func clean(_ text: String) -> String {
        keys.reduce(text) { $0.contains($1) ? $0.replacing($1, with: "[key]") : $0 }
    }

    func clean(_ failure: PlatformFailure) -> PlatformFailure {
        var failure = failure
        failure.message = clean(failure.message)
        failure.attempt = failure.attempt.map(clean)
        failure.requestID = failure.requestID.map(clean)
        failure.hint = failure.hint.map(clean)
        return failure
    }

    func clean(_ events: [SequencedEvent]) -> [SequencedEvent] {
        events.map { event in
            switch event.event {
            case .ended(.failed(let failure)): SequencedEvent(.ended(.failed(clean(failure))), cursor: event.cursor)
            case .warned(let text): SequencedEvent(.warned(clean(text)), cursor: event.cursor)
            default: event
            }
        }
    }
}
