internal import BatonTransport

/// Decides, for one call, whether it is made again after it went wrong. Keeps count; waits for nothing itself.
///
/// The law above all others: a message that the server may have accepted is never posted again. So the call that
/// carries one is repeated only where the connection was never made, or where the status itself is a refusal: 401,
/// 429 and 503. A gateway's 502 or 504 can hide a server that took the message and answered too late.
struct RetryPolicy: Sendable {
    enum Decision: Hashable, Sendable {
        case again
        case againWithNewToken
        case againAfter(Duration)
        case giveUp
    }

    private let isRepeatable: Bool
    private var hasReconnected = false
    private var hasNewToken = false
    private var waits = 0

    static let mostWaits = 3
    /// A server that wants more patience than this is told of instead of waited for.
    static let longestWait = Duration.seconds(30)

    init(isRepeatable: Bool) {
        self.isRepeatable = isRepeatable
    }

    mutating func decision(after failure: TransportFailure) -> Decision {
        guard !hasReconnected else { return .giveUp }
        switch failure.code {
        case .unknownHost, .refused, .connectTimeout: break
        case .broken where isRepeatable: break  // A kept connection that the server had closed meanwhile.
        case .invalidURL, .tls, .proxy, .broken, .idleTimeout, .tooLarge, .cancelled: return .giveUp
        }
        hasReconnected = true
        return .again
    }

    mutating func decision(after refusal: Refusal) -> Decision {
        switch refusal.status {
        case 401 where !hasNewToken:
            hasNewToken = true
            return .againWithNewToken
        case 429 where !refusal.isQuota, 503: return wait(asked: refusal.retryAfter)
        case 502, 504: return isRepeatable ? wait(asked: refusal.retryAfter) : .giveUp
        default: return .giveUp
        }
    }

    /// 1, 2, 4 s, or what the server asks for.
    private mutating func wait(asked: Duration?) -> Decision {
        guard waits < Self.mostWaits else { return .giveUp }
        let wait = asked ?? .seconds(1 << waits)
        guard wait <= Self.longestWait else { return .giveUp }
        waits += 1
        return .againAfter(wait)
    }
}
