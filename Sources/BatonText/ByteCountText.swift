/// Sizes as people read them, in powers of a thousand.
package enum ByteCountText {
    /// `812 B`, `1.2 kB`, `12.3 kB`, `123 kB`, `4.0 MB`: one decimal under a hundred. A negative count counts as none.
    package static func short(_ count: Int) -> String {
        let count = max(0, count)
        if count < 1_000 { return "\(count) B" }
        var unit = 1_000
        for name in ["kB", "MB", "GB", "TB", "PB"] {
            let tenths = rounded(count, to: unit / 10)
            if tenths < 1_000 { return "\(tenths / 10).\(tenths % 10) \(name)" }
            let wholes = rounded(count, to: unit)
            if wholes < 1_000 { return "\(wholes) \(name)" }
            unit *= 1_000
        }
        return "\(rounded(count, to: unit)) EB"
    }

    /// A bound as it was set, never rounded: `64 MB`, `10 MiB` for 10 × 2²⁰ bytes, `1500 B` for what is whole in neither.
    package static func exact(_ count: Int) -> String {
        for (name, unit) in [("MB", 1_000_000), ("MiB", 1 << 20), ("kB", 1_000), ("KiB", 1 << 10)] {
            if count >= unit, count % unit == 0 { return "\(count / unit) \(name)" }
        }
        return "\(count) B"
    }

    private static func rounded(_ count: Int, to unit: Int) -> Int {
        count / unit + (count % unit >= unit - unit / 2 ? 1 : 0)
    }
}
