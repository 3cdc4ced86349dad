import Testing

@testable import BatonTerminal

@Suite("Frame rate")
struct FrameRateTests {
    private let start = ContinuousClock.now

    @Test("What comes fifty times a second never waits, though a few others come between")
    func slow() {
        var rate = FrameRate(at: start)
        var moments = (0..<500).map { start + .milliseconds(20 * $0) }
        moments += (0..<80).map { start + .milliseconds(125 * $0 + 3) }
        for moment in moments.sorted() {
            #expect(rate.due <= moment)
            rate.painted(at: moment)
        }
    }

    @Test("What comes faster is painted sixty times a second")
    func fast() {
        var rate = FrameRate(at: start)
        var frames = 0
        for millisecond in 0..<10_000 where rate.due <= start + .milliseconds(millisecond) {
            frames += 1
            rate.painted(at: start + .milliseconds(millisecond))
        }
        #expect((598...603).contains(frames))
    }

    @Test("The end of something is painted at once, and costs the frames after it their time")
    func hurried() {
        var rate = FrameRate(at: start)
        for _ in 0..<10 { rate.painted(at: start) }
        #expect(rate.due > start)
        rate.hurry(at: start)
        #expect(rate.due == start)
        rate.painted(at: start)
        #expect(rate.due == start + FrameRate.interval)
    }
}
