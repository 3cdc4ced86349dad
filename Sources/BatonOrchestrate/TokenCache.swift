package import BatonCore

/// Keeps one token in memory and gives it to everybody, and has it renewed once for all who wait.
///
/// A token is renewed before its end, when its place has changed, and when a server has refused it. A renewal that fails
/// does no harm while the old token still holds. Cancelling a caller ends its wait, not the renewal.
package actor TokenCache: TokenSource {
    private typealias Answer = Result<AccessToken, PlatformFailure>

    private let issuer: any TokenIssuer
    private let now: @Sendable () -> Int64
    private var kept: AccessToken?
    /// Those who wait for the renewal that is under way; none is while nobody waits.
    private var waiters: [AsyncStream<Answer>.Continuation] = []

    /// - Parameter now: milliseconds since 1970.
    package init(_ issuer: any TokenIssuer, now: @escaping @Sendable () -> Int64) {
        self.issuer = issuer
        self.now = now
    }

    package func token(refused: String?) async throws(PlatformFailure) -> String? {
        try await current(refused: refused).text
    }

    package func login() async throws(PlatformFailure) -> Login {
        try await current(refused: nil).login
    }

    private func current(refused: String?) async throws(PlatformFailure) -> AccessToken {
        if let kept, isGood(kept), kept.text != refused { return kept }
        do throws(PlatformFailure) {
            return try await renewed()
        } catch {
            // Its server may be away for a moment, or its file half written.
            if let kept, kept.text != refused, kept.login.until.map({ now() < $0 }) ?? true { return kept }
            throw error
        }
    }

    private func isGood(_ token: AccessToken) -> Bool {
        token.version == issuer.version && token.renewAt.map { now() < $0 } ?? true
    }

    private func renewed() async throws(PlatformFailure) -> AccessToken {
        let (answers, waiter) = AsyncStream.makeStream(of: Answer.self)
        waiters.append(waiter)
        if waiters.count == 1 { Task { await renew() } }
        for await answer in answers { return try answer.get() }
        throw PlatformFailure(.connectionLost, "The wait for a token was cancelled", attempt: "signing in")
    }

    private func renew() async {
        let answer: Answer
        do throws(PlatformFailure) {
            let token = try await issuer.issue()
            kept = token
            answer = .success(token)
        } catch {
            answer = .failure(error)
        }
        for waiter in waiters {
            waiter.yield(answer)
            waiter.finish()
        }
        waiters = []
    }
}
