import BatonTransport
import Testing

@Suite("How long a server asks to wait")
struct RetryAfterTests {
    /// 1994-11-06 08:49:37 UTC, the example of RFC 9110 §5.6.7.
    private let example: Int64 = 784_111_777

    private func wait(_ headers: [(String, String)], status: Int = 429, before: Int64 = 0) -> Duration? {
        WireResponse(
            status: status, headers: headers.map { WireHeader($0.0, $0.1) }, body: AsyncThrowingStream { nil }
        ).retryAfter(nowSecondsSince1970: example - before)
    }

    @Test("Seconds are read")
    func seconds() {
        #expect(wait([("Retry-After", "58")]) == .seconds(58))
        #expect(wait([("retry-after", " 58 ")], status: 503) == .seconds(58))
        #expect(wait([("retry-after-ms", "1500"), ("Retry-After", "2")]) == .milliseconds(1500))
    }

    @Test(
        "A date in any of HTTP's forms is compared with now",
        arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func dates(text: String) {
        #expect(wait([("Retry-After", text)], before: 90) == .seconds(90))
        #expect(wait([("Retry-After", text)], before: -90) == .zero)
    }

    @Test("A leap day is a day")
    func leapDay() {
        #expect(
            wait([("Retry-After", "Thu, 29 Feb 2024 00:00:00 GMT")], before: example - 1_709_164_799) == .seconds(1))
    }

    @Test("The rate limit's reset is read in each of its forms, where the answer is 429")
    func rateLimit() {
        #expect(wait([("x-ratelimit-reset", "58s")]) == .seconds(58))
        #expect(wait([("X-RateLimit-Reset", "1m30s")]) == .seconds(90))
        #expect(wait([("x-ratelimit-reset", "250ms")]) == .milliseconds(250))
        #expect(wait([("x-ratelimit-reset", "\(example + 7 + 2_000_000_000)")]) != nil)
        #expect(wait([("x-ratelimit-reset", "58s")], status: 500) == nil)
        #expect(wait([("retry-after", "3"), ("x-ratelimit-reset", "58s")]) == .seconds(3))
    }

    @Test(
        "What is none of it is no wait",
        arguments: [
            "", "soon", "-5", "1e999", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 99 Nov 1994 08:49:37 GMT", "5 weeks",
        ])
    func nonsense(text: String) {
        #expect(wait([("Retry-After", text)]) == nil)
    }
}
