import BatonCore
import BatonTransport

extension PlatformFailure {
    /// No response, or one that broke off. With `hasEvents` an event of the run has
    /// come in, so that the server has the message.
    init(_ failure: TransportFailure, inquiry: Inquiry, hasEvents: Bool = false) {
        let delivery: Delivery =
            if failure.isBeforeRequest {
                .notDelivered
            } else if inquiry.isTurn {
                hasEvents ? .delivered : .unknown
            } else {
                .notDelivered
            }
        self.init(
            Self.code(failure.code), failure.message.sanitised.fittingFailure, attempt: inquiry.attempt,
            isRetryable: failure.isBeforeRequest && failure.code != .invalidURL || failure.code == .broken,
            delivery: delivery)
    }

    private static func code(_ code: TransportFailure.Code) -> Code {
        switch code {
        case .unknownHost, .refused, .tls, .proxy, .connectTimeout: .unreachable
        case .invalidURL: .local
        case .broken, .cancelled: .connectionLost
        case .idleTimeout: .timedOut
        case .tooLarge: .unexpectedAnswer
        }
    }
}
