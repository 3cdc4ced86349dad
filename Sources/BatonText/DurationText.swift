/// Durations as people read them.
package enum DurationText {
    /// For steps and footers: `12 ms`, `0.8 s`, `59.9 s`, `1:02 min`, `1:00:07 h`. A negative duration counts as none.
    ///
    /// Each is rounded in the unit that is shown; under a tenth of a second that is the millisecond.
    package static func short(_ duration: Duration) -> String {
        let milliseconds = milliseconds(of: duration)
        if milliseconds < 100 { return "\(milliseconds) ms" }
        let tenths = (milliseconds + 50) / 100
        if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = (milliseconds + 500) / 1_000
        if seconds < 3_600 { return "\(seconds / 60):\(twoDigits(seconds % 60)) min" }
        return "\(seconds / 3_600):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60)) h"
    }

    /// For a clock that runs: `00:02`, `12:34`, `1:00:07`. Rounded down, so that a second shows when it is over.
    package static func clock(_ duration: Duration) -> String {
        let seconds = milliseconds(of: duration) / 1_000
        let minutesAndSeconds = "\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
        return seconds < 3_600 ? minutesAndSeconds : "\(seconds / 3_600):\(minutesAndSeconds)"
    }

    /// Whole milliseconds, at least 0; `Duration` reaches beyond what 64 bits of them hold.
    private static func milliseconds(of duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        guard duration > .zero else { return 0 }
        let limited = min(seconds, Int64.max / 2_000)
        return limited * 1_000 + attoseconds / 1_000_000_000_000_000
    }

    private static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
