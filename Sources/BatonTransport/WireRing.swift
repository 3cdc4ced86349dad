import Synchronization

/// The newest events of each scope, bounded in bytes, in memory.
package final class WireRing: WireRecorder {
    private struct Ring {
        var events: [WireEvent] = []
        /// The events before this one are forgotten.
        var first = 0
        var byteCount = 0
        var lastUse = 0

        mutating func append(_ event: WireEvent, limit: Int, use: Int) {
            events.append(event)
            byteCount += WireRing.size(of: event)
            lastUse = use
            while byteCount > limit, first < events.count - 1 {
                byteCount -= WireRing.size(of: events[first])
                first += 1
            }
            // Half of it is forgotten: worth moving the rest.
            if first > events.count / 2 {
                events.removeFirst(first)
                first = 0
            }
        }
    }

    private struct State {
        var rings: [String?: Ring] = [:]
        var uses = 0
    }

    private let byteLimit: Int
    private let scopeLimit: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - byteLimit: what a scope's events may take, their payloads and a little for each.
    ///   - scopeLimit: how many scopes are kept; the one that was longest without an event goes first.
    package init(byteLimit: Int = 1024 * 1024, scopeLimit: Int = 32) {
        self.byteLimit = byteLimit
        self.scopeLimit = scopeLimit
    }

    package func record(_ event: WireEvent) {
        var event = event
        if Self.size(of: event) > byteLimit { event.content = .unkept }
        let kept = event
        state.withLock { state in
            state.uses += 1
            if state.rings[kept.scope] == nil, state.rings.count >= scopeLimit,
                let oldest = state.rings.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.rings[oldest.key] = nil
            }
            state.rings[kept.scope, default: Ring()].append(kept, limit: byteLimit, use: state.uses)
        }
    }

    /// What is kept of a scope, the oldest first.
    package func events(in scope: String?) -> [WireEvent] {
        state.withLock { state in
            state.rings[scope].map { Array($0.events[$0.first...]) } ?? []
        }
    }

    /// What an event takes in memory beside its texts, roughly; in bytes.
    private static let overhead = 200

    private static func size(of event: WireEvent) -> Int {
        switch event.content {
        case .frame(let frame): overhead + frame.payload.count
        case .requestBody(let bytes): overhead + bytes.count
        case .requestHead, .responseHead: overhead + event.byteCount
        case .unkept, .end: overhead
        }
    }
}
