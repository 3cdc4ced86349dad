import BatonCore
import Glibc

/// The two clocks of the machine, read at the program's edge.
enum LiveClock {
    static var now: Moment {
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        var monotonic = timespec()
        clock_gettime(CLOCK_MONOTONIC, &monotonic)
        return Moment(
            monotonic: .seconds(monotonic.tv_sec) + .nanoseconds(monotonic.tv_nsec),
            unixMilliseconds: Int64(wall.tv_sec) * 1_000 + Int64(wall.tv_nsec) / 1_000_000)
    }

    /// How far this machine's time zone is ahead of UTC now.
    static var timeZoneOffset: Duration {
        var seconds = time(nil)
        var local = tm()
        localtime_r(&seconds, &local)
        return .seconds(local.tm_gmtoff)
    }
}
