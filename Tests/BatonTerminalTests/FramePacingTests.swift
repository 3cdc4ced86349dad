import Testing

@testable import BatonTerminal

@Suite("Frame pacing")
struct FramePacingTests {
    private let start = ContinuousClock.now

    /// Whether the terminal is asked behind each frame of so many bytes.
    private func isAsked(_ pacing: inout FramePacing, behind frames: Int..., after seconds: Int = 0) -> [Bool] {
        frames.map { pacing.write($0, at: start + .seconds(seconds)) }
    }

    @Test("a terminal that has never answered is not asked, and nothing is held back")
    func silent() {
        var pacing = FramePacing()
        let asked = isAsked(&pacing, behind: 10_000, 10_000, 10_000)
        #expect(asked == [false, false, false])
        #expect(pacing.held == nil)
    }

    @Test("it is asked behind every window of frames, and while it has not answered no more than two are out")
    func window() {
        var pacing = FramePacing()
        pacing.answered()
        var asked = isAsked(&pacing, behind: 1_000, 100, 900)
        #expect(asked == [false, true, false])
        #expect(pacing.held == nil)
        asked = isAsked(&pacing, behind: 100)
        #expect(asked == [false])
        #expect(pacing.held == start + FramePacing.patience)
        pacing.answered()
        #expect(pacing.held == nil)
        // What went out behind the question is asked about with the next frame.
        asked = isAsked(&pacing, behind: 100)
        #expect(asked == [true])
        #expect(pacing.held == nil)
    }

    @Test("a frame that is larger than two windows goes out alone")
    func large() {
        var pacing = FramePacing()
        pacing.answered()
        let asked = isAsked(&pacing, behind: 5_000)
        #expect(asked == [true])
        #expect(pacing.held != nil)
    }

    @Test("a question that is never answered is the last, until the terminal answers again")
    func lost() {
        var pacing = FramePacing()
        pacing.answered()
        var asked = isAsked(&pacing, behind: 2_000)
        #expect(asked == [true])
        asked = isAsked(&pacing, behind: 2_000, 2_000, after: 5)
        #expect(asked == [false, false])
        #expect(pacing.held == nil)
        pacing.answered()
        asked = isAsked(&pacing, behind: 1, after: 7)
        #expect(asked == [true])
    }
}
