import BatonCore
import BatonScreen
import BatonText
import Testing

@Suite struct FormatterTests {
    @Test(
        "durations read as people write them, rounded in the unit shown",
        arguments: [
            (Duration.milliseconds(0), "0 ms"), (.milliseconds(12), "12 ms"), (.milliseconds(99), "99 ms"),
            (.milliseconds(100), "0.1 s"), (.milliseconds(812), "0.8 s"), (.milliseconds(2_149), "2.1 s"),
            (.milliseconds(59_949), "59.9 s"), (.milliseconds(59_950), "1:00 min"), (.seconds(62), "1:02 min"),
            (.milliseconds(3_599_499), "59:59 min"), (.milliseconds(3_599_500), "1:00:00 h"),
            (.seconds(3_607), "1:00:07 h"),
            (.seconds(-5), "0 ms"),
        ])
    func shortDurations(duration: Duration, text: String) {
        #expect(DurationText.short(duration) == text)
    }

    @Test(
        "a clock counts whole seconds that are over",
        arguments: [
            (Duration.milliseconds(1_999), "00:01"), (.seconds(2), "00:02"), (.seconds(754), "12:34"),
            (.seconds(3_607), "1:00:07"), (.seconds(-1), "00:00"),
        ])
    func clocks(duration: Duration, text: String) {
        #expect(DurationText.clock(duration) == text)
    }

    @Test("the longest duration there is does not trap")
    func longestDuration() {
        let longest = Duration(secondsComponent: .max, attosecondsComponent: 0)
        #expect(DurationText.short(longest).hasSuffix(" h"))
        #expect(!DurationText.clock(longest).isEmpty)
    }

    @Test(
        "sizes count in thousands, with a decimal under a hundred",
        arguments: [
            (0, "0 B"), (-1, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_249, "1.2 kB"), (1_250, "1.3 kB"),
            (99_949, "99.9 kB"), (99_950, "100 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (4_000_000, "4.0 MB"),
            (Int.max, "9 EB"),
        ])
    func sizes(count: Int, text: String) {
        #expect(ByteCountText.short(count) == text)
    }

    @Test(
        "a bound is told as it was set, in thousands or in powers of two",
        arguments: [
            (64_000_000, "64 MB"), (10 << 20, "10 MiB"), (500 << 20, "500 MiB"), (75_000, "75 kB"), (4 << 10, "4 KiB"),
            (1_500, "1500 B"), (1_000, "1 kB"), (0, "0 B"),
        ])
    func bounds(count: Int, text: String) {
        #expect(ByteCountText.exact(count) == text)
    }

    @Test("arguments stand on one line, quoted where they have spaces")
    func arguments() {
        let arguments = [(name: "from", value: "Zürich"), (name: "to", value: "Le\nLocle"), (name: "via", value: "")]
        #expect(ArgumentSummary.line(arguments, columns: 80) == "from=Zürich to=\"Le Locle\" via=\"\"")
        #expect(ArgumentSummary.line([], columns: 80) == "")
    }

    @Test("where there is no room the longest value gives way first")
    func longArguments() {
        let arguments = [
            (name: "city", value: "Bern"), (name: "note", value: String(repeating: "x", count: 400)),
            (name: "unit", value: "C"),
        ]
        let line = ArgumentSummary.line(arguments, columns: 40)
        #expect(line.hasPrefix("city=Bern note=xxx") && line.hasSuffix("… unit=C"))
        #expect(TextWidth.columns(of: line) == 40)
    }

    @Test("a line of arguments is never wider than its place", arguments: 0..<100)
    func argumentWidths(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let arguments = (0..<4).map { _ in
            let name = HostileText.random(upTo: 3, using: &generator)
            return (name: name, value: HostileText.random(upTo: 12, using: &generator))
        }
        for columns in [0, 1, 5, 20, 60] {
            let line = ArgumentSummary.line(arguments, columns: columns)
            #expect(TextWidth.columns(of: line) <= columns && !line.utf8.contains(0x0A))
        }
    }
}
