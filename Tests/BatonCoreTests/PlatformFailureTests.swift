import BatonCore
import Testing

@Suite struct PlatformFailureTests {
    @Test(
        "a failure is one sentence with one end, whatever the platform's message looks like",
        arguments: [
            ("Wrong key", nil, "Wrong key."), ("Wrong key.", nil, "Wrong key."),
            ("Wrong key.", 401, "Wrong key (HTTP 401)."), ("Wrong key (k1)", 401, "Wrong key (k1, HTTP 401)."),
            ("Really?", nil, "Really?"), ("Really?", 500, "Really? (HTTP 500)."), ("Loading…", nil, "Loading…"),
            ("Wait...", nil, "Wait..."), ("a\n  b\n", nil, "a b."), ("", 503, "rate limited (HTTP 503)."),
            (" ", nil, "rate limited."),
        ] as [(String, Int?, String)])
    func sentences(message: String, status: Int?, sentence: String) {
        #expect(PlatformFailure(.rateLimited, message, httpStatus: status).advice.sentence == sentence)
    }

    @Test("the adapter's hint beats the code's advice")
    func hint() {
        let hint = "orchestrate env activate x"
        #expect(PlatformFailure(.unauthorized, "no", hint: hint).advice.next == hint)
        #expect(PlatformFailure(.unauthorized, "no").advice.next == "Check the profile's token or API key.")
    }

    @Test("the time to wait is said in whole seconds, rounded up")
    func retryAfter() {
        func next(_ wait: Duration?) -> String { PlatformFailure(.rateLimited, "no", retryAfter: wait).advice.next }
        #expect(next(.seconds(20)) == "Try again in 20 s.")
        #expect(next(.milliseconds(500)) == "Try again in 1 s.")
        #expect(next(nil) == "Wait a moment, then send again.")
    }
}
