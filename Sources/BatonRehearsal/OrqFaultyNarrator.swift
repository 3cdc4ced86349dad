/// Tells what another narrator tells, with the faults that concern events themselves.
struct OrqFaultyNarrator<Base: OrqTeller>: OrqTeller {
    private var base: Base
    private let faults: Set<OrqFault>

    init(_ base: Base, _ faults: Set<OrqFault>) {
        self.base = base
        self.faults = faults
    }

    mutating func opening() -> [JSON] { shaped(base.opening()) }
    mutating func events(for act: TimedAct) -> [JSON] { shaped(base.events(for: act)) }

    mutating func closing(_ run: RunRecord) -> [JSON] {
        shaped(faults.contains(.errorInStream) ? base.broken() : base.closing(run))
    }

    mutating func broken() -> [JSON] { shaped(base.broken()) }

    private func shaped(_ events: [JSON]) -> [JSON] {
        var events = events
        if faults.contains(.noInactive) {
            events.removeAll { OrqFault.turnEnds.contains($0["type"]?.string ?? "") }
        }
        return faults.contains(.wrappedEvents) ? events.map { ["data": $0] } : events
    }
}

extension OrqFault {
    /// The events that end a turn which went well, in each generation.
    fileprivate static let turnEnds: Set<String> = [
        "event.agents.inactive", "response.done", "response.completed", "response.incomplete",
    ]
}

extension OrqFaultyNarrator: OrqNarrator where Base: OrqNarrator {
    mutating func asking(_ use: ToolUse, at time: Int64) -> [JSON] { shaped(base.asking(use, at: time)) }

    mutating func reviewed(_ use: ToolUse, _ review: OrqBook.Review) -> [JSON] {
        shaped(base.reviewed(use, review))
    }

    func timedOut(after limit: Duration) -> [JSON] { shaped(base.timedOut(after: limit)) }
}
