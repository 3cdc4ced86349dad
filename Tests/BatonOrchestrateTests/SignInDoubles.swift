import BatonCore
import BatonOrchestrate
import BatonTransport
import Foundation
import Synchronization

/// A clock on which a token server's patience never ends and every other wait is over at once.
final class PatientClock: Clock, Sendable {
    typealias Instant = HurriedClock.Instant

    private let slept = Mutex<[Duration]>([])
    private let patience: Duration

    init(patience: Duration = .seconds(30)) {
        self.patience = patience
    }

    var waits: [Duration] { slept.withLock { $0 } }
    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let wait = now.duration(to: deadline)
        guard wait == patience else { return slept.withLock { $0.append(wait) } }
        let (never, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in never {}
        withExtendedLifetime(continuation) {}
        throw CancellationError()
    }
}

/// Credentials that may be others once they were refused.
struct Held: SignInCredentialSource {
    var first: SignInCredentials
    var afterRefusal: SignInCredentials?

    func credentials(refused: Bool) async throws(PlatformFailure) -> SignInCredentials {
        refused ? afterRefusal ?? first : first
    }
}

/// A time of day that a test sets, in milliseconds since 1970.
final class WallClock: Sendable {
    private let milliseconds: Mutex<Int64>

    init(_ milliseconds: Int64 = 1_770_000_000_000) {
        self.milliseconds = Mutex(milliseconds)
    }

    var now: Int64 { milliseconds.withLock { $0 } }

    func pass(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1_000 } }
}

/// A JSON Web Token, signed by nobody.
func token(_ claims: String) -> String {
    let base64 = Data(claims.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    return "eyJhbGciOiJub25lIn0.\(base64.replacing("=", with: "")).c2ln"
}

extension TokenExchange {
    static func scripted(
        _ kind: SignIn.Kind, _ held: SignInCredentials, at exchange: ScriptedExchange,
        server: String = "https://w.example", url: String? = nil, afterRefusal: SignInCredentials? = nil,
        clock: PatientClock = PatientClock(),
        now: Int64 = 1_770_000_000_000
    ) -> TokenExchange {
        TokenExchange(
            SignIn(kind, server: server, url: url), credentials: Held(first: held, afterRefusal: afterRefusal),
            exchange: exchange, clock: clock, now: { now })
    }
}

extension WireRequest {
    /// The request as a person would write it down: the line, the headers in their order, the body.
    var text: String {
        let head = ["\(method) \(url)"] + headers.map { "\($0.name): \($0.value)" }
        return (head + [String(decoding: body ?? [], as: UTF8.self)]).joined(separator: "\n")
    }
}
