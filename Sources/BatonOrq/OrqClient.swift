import BatonCore
import BatonTransport

/// Sends calls to one server with the profile's key.
struct OrqClient: Sendable {
    let exchange: any HTTPExchange
    let keys: any OrqKeySource
    let clock: any Clock<Duration>
    let secondsSince1970: @Sendable () -> Int64
    private let root: String

    init(
        baseURL: String, exchange: any HTTPExchange, keys: any OrqKeySource, clock: any Clock<Duration>,
        secondsSince1970: @escaping @Sendable () -> Int64
    ) {
        self.secondsSince1970 = secondsSince1970
        self.exchange = exchange
        self.keys = keys
        self.clock = clock
        root = Self.root(of: baseURL)
    }

    /// The server's root: people also paste the addresses that orq's documents give for its parts.
    private static func root(of url: String) -> String {
        var root = url[...]
        while root.last == "/" { root = root.dropLast() }
        for tail in ["/v3/router", "/v2/router", "/v3", "/v2"] where root.hasSuffix(tail) {
            return String(root.dropLast(tail.count))
        }
        return String(root)
    }

    /// Sends `call`, and once more with another key where the server refuses the first (401), which it does before it
    /// looks at the call. Nothing else is ever sent twice from here.
    func open(_ call: OrqCall, for inquiry: Inquiry) async throws(PlatformFailure) -> OrqAnswer {
        let key = try await keys.key(refreshing: false)
        let answer = try await send(call, keys: [key], for: inquiry)
        guard answer.response.status == 401, let key, let fresh = try await keys.key(refreshing: true), fresh != key
        else { return answer }
        return try await send(call, keys: [fresh, key], for: inquiry)
    }

    /// - Parameter keys: the one to send, then others that must not come back.
    private func send(_ call: OrqCall, keys: [String?], for inquiry: Inquiry) async throws(PlatformFailure) -> OrqAnswer
    {
        let redaction = KeyRedaction(keys)
        let request = try request(call, key: keys.first ?? nil, attempt: inquiry.attempt)
        do throws(TransportFailure) {
            return OrqAnswer(
                response: try await exchange.send(request), redaction: redaction, inquiry: inquiry,
                receivedSecondsSince1970: secondsSince1970())
        } catch {
            throw redaction.clean(PlatformFailure(error, inquiry: inquiry))
        }
    }

    private func request(_ call: OrqCall, key: String?, attempt: String) throws(PlatformFailure) -> WireRequest {
        var headers = [WireHeader("Accept", call.accept)]
        if call.body != nil { headers.append(WireHeader("Content-Type", "application/json")) }
        if let key, !key.isEmpty {
            // What no header can carry (RFC 9110 §5.5), or what a key that was pasted in pieces has.
            guard key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw PlatformFailure(
                    .local, "The API key has a blank, a line break or another character that no key has",
                    attempt: attempt, hint: "Look at where the profile's api_key comes from.")
            }
            headers.append(WireHeader("Authorization", "Bearer \(key)"))
        }
        return WireRequest(
            method: call.method, url: root + call.path, headers: headers, body: call.body.map { Array($0.text.utf8) })
    }
}

// MARK: - Reading

extension OrqClient {
    /// What is there at `path`, which asking again cannot change; so it is asked up to three times more where that can help.
    func read(_ path: String, for inquiry: Inquiry) async throws(PlatformFailure) -> JSONValue {
        // The delays that orq's reference gives (§12).
        for delay in [Duration.seconds(1), .seconds(2), .seconds(4)] {
            do throws(PlatformFailure) {
                return try await readOnce(path, for: inquiry)
            } catch {
                guard let pause = Self.pause(after: error, delay: delay) else { throw error }
                try await wait(pause, instead: error)
            }
        }
        return try await readOnce(path, for: inquiry)
    }

    /// As ``read(_:for:)``, for those that ask again themselves.
    func readOnce(_ path: String, for inquiry: Inquiry) async throws(PlatformFailure) -> JSONValue {
        let answer = try await open(OrqCall(method: "GET", path: path), for: inquiry)
        guard answer.isSuccess else { throw answer.failure(await answer.errorBody()) }
        return try await answer.json()
    }

    /// How long to wait before asking again; nil where that would not help, or where the person would rather be told.
    private static func pause(after failure: PlatformFailure, delay: Duration) -> Duration? {
        switch failure.code {
        case .serverError, .timedOut, .connectionLost, .rateLimited: guard failure.isRetryable else { return nil }
        default: return nil
        }
        let pause = max(delay, failure.retryAfter ?? .zero)
        // Longer than that nobody watches a spinner for a list.
        return pause <= .seconds(8) ? pause : nil
    }

    /// - Throws: `failure` where the caller is cancelled meanwhile.
    private func wait(_ pause: Duration, instead failure: PlatformFailure) async throws(PlatformFailure) {
        do {
            try await clock.sleep(for: pause)
        } catch {
            throw failure
        }
    }
}
