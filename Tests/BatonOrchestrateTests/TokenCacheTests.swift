import BatonCore
import BatonOrchestrate
import Synchronization
import Testing

/// One token for everybody, got once, renewed in time.
struct TokenCacheTests {
    /// Gives `t1`, `t2`, …, or a failure; each only when `gate` lets it.
    private final class Issuer: TokenIssuer {
        private struct State {
            var count = 0
            var lifetime: Int64?
            var failure: PlatformFailure?
            var version: String?
        }

        private let state = Mutex(State())
        private let wall: WallClock
        private let gate: AsyncStream<Void>?

        /// - Parameter lifetime: in seconds.
        init(_ wall: WallClock, lifetime: Int64? = nil, gate: AsyncStream<Void>? = nil) {
            self.wall = wall
            self.gate = gate
            state.withLock { $0.lifetime = lifetime }
        }

        var count: Int { state.withLock { $0.count } }
        var version: String? { state.withLock { $0.version } }
        func fail(_ failure: PlatformFailure?) { state.withLock { $0.failure = failure } }
        func change(_ version: String) { state.withLock { $0.version = version } }

        func issue() async throws(PlatformFailure) -> AccessToken {
            if let gate { for await _ in gate { break } }
            let state = state.withLock { state in
                state.count += 1
                return state
            }
            if let failure = state.failure { throw failure }
            var token = AccessToken("t\(state.count)")
            token.version = state.version
            token.login.until = state.lifetime.map { wall.now + $0 * 1_000 }
            // Ten minutes before.
            token.renewAt = token.login.until.map { $0 - 600_000 }
            return token
        }
    }

    private let wall = WallClock()
    private let away = PlatformFailure(.unreachable, "away")

    @Test("A token is got once, kept, and renewed when its time has come")
    func renewal() async throws {
        let issuer = Issuer(wall, lifetime: 3_600)
        let cache = TokenCache(issuer) { [wall] in wall.now }
        for _ in 1...3 { #expect(try await cache.token(refused: nil) == "t1") }
        wall.pass(seconds: 2_999)
        #expect(try await cache.token(refused: nil) == "t1")
        wall.pass(seconds: 1)
        #expect(try await cache.token(refused: nil) == "t2")
        #expect(try await cache.login().until == wall.now + 3_600_000)
        #expect(issuer.count == 2)
    }

    @Test("Many who wait, or who were refused the same token, cause one renewal")
    func oneRenewal() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let issuer = Issuer(wall, gate: gate)
        let cache = TokenCache(issuer) { [wall] in wall.now }
        for refused in [nil, "t1"] {
            try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 1...20 { group.addTask { try await cache.token(refused: refused) } }
                open.yield()
                for try await token in group { #expect(token == (refused == nil ? "t1" : "t2")) }
            }
        }
        // One whose refusal of the first token comes late gets the second.
        #expect(try await cache.token(refused: "t1") == "t2")
        #expect(issuer.count == 2)
    }

    @Test("A renewal that fails does no harm while the old token holds, and is tried again")
    func failedRenewal() async throws {
        let issuer = Issuer(wall, lifetime: 3_600)
        let cache = TokenCache(issuer) { [wall] in wall.now }
        _ = try await cache.token(refused: nil)
        wall.pass(seconds: 3_500)
        issuer.fail(away)
        #expect(try await cache.token(refused: nil) == "t1")
        await #expect(throws: away) { try await cache.token(refused: "t1") }
        wall.pass(seconds: 200)
        await #expect(throws: away) { try await cache.token(refused: nil) }
        issuer.fail(nil)
        #expect(try await cache.token(refused: nil) == "t5")
    }

    @Test("A place that has changed is read anew, once")
    func version() async throws {
        let issuer = Issuer(wall)
        let cache = TokenCache(issuer) { [wall] in wall.now }
        _ = try await cache.token(refused: nil)
        issuer.change("2")
        for _ in 1...3 { #expect(try await cache.token(refused: nil) == "t2") }
    }

    @Test("A caller that is cancelled stops waiting, and the others get their token")
    func cancelled() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let cache = TokenCache(Issuer(wall, gate: gate)) { [wall] in wall.now }
        let gone = Task { try await cache.token(refused: nil) }
        gone.cancel()
        await #expect(throws: PlatformFailure.self) { try await gone.value }
        let stayed = Task { try await cache.token(refused: nil) }
        open.yield()
        #expect(try await stayed.value == "t1")
    }

    @Test(
        "A token is used for its life less ten minutes, or less a fifth of a short life",
        arguments: [(3_600, 3_000), (60, 48)])
    func margin(lifetime: Int, used: Int64) async throws {
        let exchange = ScriptedExchange([("POST token", .json(#"{"token": "t", "expires_in": \#(lifetime)}"#))])
        let held = SignInCredentials(apiKey: "k")
        let token = try await TokenExchange.scripted(.ibmIAM, held, at: exchange, now: 5_000).issue()
        #expect(token.renewAt == 5_000 + used * 1_000)
    }
}
