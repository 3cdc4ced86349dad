package import BatonCore
internal import BatonText

/// A run's timeline in words, a line a phase, for where there is no screen.
package enum TimelineText {
    /// - Parameter now: the time since the run began, where it goes on.
    package static func lines(of run: Run, now: Duration) -> [String] {
        let timeline = Timeline(of: run, now: now)
        guard timeline.hasTimes else { return [] }
        return timeline.phases.map { line(of: $0, now: timeline.total) }
            + (timeline.isGoingOn ? [] : timeline.total.map { ["ended after \(DurationText.short($0))"] } ?? [])
    }

    private static func line(of phase: Timeline.Phase, now: Duration?) -> String {
        let name = phase.kind == .handOff ? "handed to \(phase.label)" : phase.label
        let words = [
            phase.start.map { "at \(DurationText.short($0))" },
            phase.duration(now: now).map {
                phase.isGoingOn ? "for \(DurationText.short($0)) so far" : "took \(DurationText.short($0))"
            },
            phase.hasFailed ? "failed" : nil,
        ].compactMap(\.self)
        return words.isEmpty ? "\(name): no times" : "\(name): \(words.joined(separator: ", "))"
    }
}
