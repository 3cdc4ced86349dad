internal import BatonCore
internal import BatonTransport

extension PlatformFailure {
    /// What it means that the network failed.
    ///
    /// - Parameter delivery: whether the server may have the user's message, if bytes went out.
    init(_ failure: TransportFailure, attempt: String, delivery: Delivery) {
        let delivery = failure.isBeforeRequest ? .notDelivered : delivery
        let code: Code =
            switch failure.code {
            case .invalidURL: .local
            case .unknownHost, .refused, .connectTimeout, .tls, .proxy: .unreachable
            case .broken, .cancelled: .connectionLost
            case .idleTimeout: .timedOut
            case .tooLarge: .unexpectedAnswer
            }
        self.init(
            code, ErrorText.trimmed(failure.message.sanitised), attempt: attempt,
            isRetryable: delivery == .notDelivered && code != .local, delivery: delivery)
    }
}
