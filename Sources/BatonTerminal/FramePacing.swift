/// Keeps small what has been written and not been seen yet.
///
/// Between Baton and the eyes stand the system's buffers and often a connection's: they take at once what a slow link shows in
/// ten seconds, and nothing here would notice. So behind every kilobyte of frames the terminal is asked whether it is ready, which
/// it says when it has come to the question; until then no more than two kilobytes are out, or one frame that is larger. Frames
/// are skipped meanwhile, never queued. What the user's own keys change does not wait for this.
struct FramePacing {
    /// Bytes. A streamed frame takes some hundred; a link of 2 kB/s shows as much in half a second.
    static let window = 1_024
    /// Whoever has not answered by then has lost the question.
    static let patience: Duration = .seconds(4)

    /// Whether the terminal answers at all, as far as it has shown.
    private var isAnswering = false
    /// What was written since the last question, and what that question is about.
    private var written = 0
    private var unanswered = 0
    /// When the question was asked that is not answered yet.
    private(set) var asked: ContinuousClock.Instant?

    /// The terminal has answered something.
    mutating func answered() {
        isAnswering = true
        asked = nil
        unanswered = 0
    }

    /// Another screen, or another terminal perhaps: whatever is out counts no more.
    mutating func begin() { self = FramePacing() }

    /// A frame of `count` bytes has been written.
    /// - Returns: whether to ask behind it.
    mutating func write(_ count: Int, at now: ContinuousClock.Instant) -> Bool {
        if let asked, now - asked >= Self.patience { (isAnswering, self.asked) = (false, nil) }
        written += count
        guard isAnswering, asked == nil, written >= Self.window else { return false }
        unanswered = written
        written = 0
        asked = now
        return true
    }

    /// Until when frames that nobody waits for are held back, unless an answer comes; nil when they are not.
    var held: ContinuousClock.Instant? {
        guard let asked, unanswered + written >= 2 * Self.window else { return nil }
        return asked + Self.patience
    }
}
