internal import BatonCore
internal import BatonTransport

/// Talks to a server that gives tokens: asks again where that can help, and says in plain words why there is none.
struct TokenServer: Sendable {
    let exchange: any HTTPExchange
    let clock: any Clock<Duration>
    /// The time of day, in milliseconds since 1970.
    let now: @Sendable () -> Int64
    /// What to do about credentials that are refused.
    let hint: String
    let secrets = Secrets()

    /// No token server thinks for longer; everything else waits meanwhile.
    private static let patience = Duration.seconds(30)

    private enum Answer: Sendable {
        case success([UInt8])
        case refusal(Refusal)
        case failure(TransportFailure)
        case silence
    }

    /// The answer to `request`, which may be made again without harm.
    func json(_ request: WireRequest) async throws(PlatformFailure) -> JSONValue {
        var policy = RetryPolicy(isRepeatable: true)
        let attempt = "signing in at \(Self.host(of: request))"
        while true {
            let decision: RetryPolicy.Decision
            let failure: PlatformFailure
            switch await answer(to: request) {
            case .success(let bytes): return try Self.value(bytes, attempt)
            case .refusal(let refusal):
                failure = self.failure(of: refusal, attempt)
                // The same credentials again would be refused again, and too often locks the user out.
                decision = refusal.status == 401 ? .giveUp : policy.decision(after: refusal)
            case .failure(let error):
                failure = PlatformFailure(error, attempt: attempt, delivery: .notDelivered)
                decision = policy.decision(after: error)
            case .silence:
                throw PlatformFailure(
                    .timedOut, "No token came in \(Self.patience.components.seconds) s", attempt: attempt)
            }
            switch decision {
            case .again: break
            case .againAfter(let wait): do { try await clock.sleep(for: wait) } catch { throw secrets.scrub(failure) }
            case .againWithNewToken, .giveUp: throw secrets.scrub(failure)
            }
        }
    }

    private func answer(to request: WireRequest) async -> Answer {
        await withTaskGroup(of: Answer?.self) { group in
            group.addTask { await read(request) }
            group.addTask { [clock] in
                // Cancelled: the answer was in time.
                do { try await clock.sleep(for: Self.patience) } catch { return nil }
                return .silence
            }
            let first = await group.next()
            group.cancelAll()
            return first.flatMap(\.self) ?? .silence
        }
    }

    private func read(_ request: WireRequest) async -> Answer {
        do throws(TransportFailure) {
            let response = try await exchange.send(request)
            guard (200..<300).contains(response.status) else {
                return .refusal(await Refusal(reading: response, secondsSince1970: now() / 1_000))
            }
            // A token is a few kilobytes; this is far beyond a list of tenants.
            return .success(try await response.collect(limit: 1 << 20))
        } catch {
            return .failure(error)
        }
    }

    private static func value(_ bytes: [UInt8], _ attempt: String) throws(PlatformFailure) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(wire: bytes)
        } catch {
            throw PlatformFailure(
                .unexpectedAnswer, "What answered is no token server", attempt: attempt, hint: wrongPlace)
        }
    }

    /// What the refusal means: IAM says 400 to a key that it does not know.
    private func failure(of refusal: Refusal, _ attempt: String) -> PlatformFailure {
        let (code, hint): (PlatformFailure.Code, String?) =
            switch refusal.status {
            case 400, 401, 403, 422: (.unauthorized, self.hint)
            case 404, 405: (.notFound, Self.wrongPlace)
            case 408: (.timedOut, nil)
            case 429: (.rateLimited, nil)
            case 500...599: (.serverError, nil)
            default: (.unexpectedAnswer, Self.wrongPlace)
            }
        let words = refusal.body?.text("errorMessage").map(ErrorText.trimmed) ?? refusal.message
        return PlatformFailure(
            code, words, attempt: attempt, httpStatus: refusal.status, requestID: refusal.requestID,
            isRetryable: [.rateLimited, .serverError, .timedOut].contains(code), retryAfter: refusal.retryAfter,
            hint: hint)
    }

    private static let wrongPlace = "Check the profile's auth, auth_url and url: no tokens are given there."

    private static func host(of request: WireRequest) -> Substring {
        let rest = request.url.firstRange(of: "://").map { request.url[$0.upperBound...] } ?? request.url[...]
        return rest.prefix { $0 != "/" && $0 != "?" }
    }
}
