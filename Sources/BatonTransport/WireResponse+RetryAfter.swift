extension WireResponse {
    /// How long the server asks to wait; nil where it does not say.
    ///
    /// Reads `retry-after-ms`, `Retry-After` (RFC 9110 §10.2.3: seconds, or a date), and, where the answer is 429,
    /// `x-ratelimit-reset` as orq.ai sends it (`58s`; others send seconds, or a time since 1970). A time that has
    /// passed is zero.
    /// - Parameter nowSecondsSince1970: what a date is compared with.
    package func retryAfter(nowSecondsSince1970: Int64) -> Duration? {
        if let text = header("retry-after-ms"), let count = Double(text), count >= 0, count < 1e12 {
            return .milliseconds(count)
        }
        if let text = header("Retry-After") {
            if let duration = Self.duration(text) { return duration }
            if let date = HTTPDate.secondsSince1970(text) { return .seconds(max(0, date - nowSecondsSince1970)) }
        }
        guard status == 429, let text = header("x-ratelimit-reset"), let duration = Self.duration(text) else {
            return nil
        }
        // More seconds than thirty years have is a time since 1970, and not a wait.
        let thirtyYears = Duration.seconds(946_080_000)
        return duration < thirtyYears ? duration : max(.zero, duration - .seconds(nowSecondsSince1970))
    }

    /// `58`, `58s`, `1.5s`, `1m30s`, `250ms`, `2h`.
    private static func duration(_ text: String) -> Duration? {
        var rest = text.drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        var total = Duration.zero
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            // Larger than any wait; keeps the arithmetic in range.
            guard let count = Double(number), count < 1e12 else { return nil }
            rest = rest[number.endIndex...]
            let unit = rest.prefix { $0.isLetter }
            rest = rest[unit.endIndex...]
            switch unit.lowercased() {
            case "", "s": total += .seconds(count)
            case "ms": total += .milliseconds(count)
            case "m": total += .seconds(count * 60)
            case "h": total += .seconds(count * 3600)
            default: return nil
            }
        }
        return total
    }
}
