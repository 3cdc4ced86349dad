/// Tells a run in one platform's events. The same acts make the same events, whoever listens and whenever.
protocol Narrator: Sendable {
    /// What comes before the first act.
    mutating func opening() -> [JSON]
    mutating func events(for act: TimedAct) -> [JSON]
    /// What comes after the last act of a run that has ended.
    mutating func closing(_ run: RunRecord) -> [JSON]
}
