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

    private static func rounded(_ count: Int, to unit: Int) -> Int {
        count / unit + (count % unit >= unit - unit / 2 ? 1 : 0)
    }
}
