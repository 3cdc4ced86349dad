import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Turns the network libraries' errors into failures in plain words.
///
/// A library's own text is never passed on: it may quote the URL or a header.
struct FailureReading: Sendable {
    let destination: Destination
    let proxy: ProxyServer?
    let settings: ExchangeSettings

    /// - Parameter isSent: whether a first byte of the request may have reached the server. Then, and for every error
    ///   that is not certainly one of connecting, the failure is never one of ``TransportFailure/isBeforeRequest``.
    func failure(for error: any Error, isSent: Bool) -> TransportFailure {
        if let clientError = error as? HTTPClientError, clientError == .cancelled || clientError == .alreadyShutdown {
            return .cancelledByCaller
        }
        if error is CancellationError { return .cancelledByCaller }
        if !isSent, let failure = connecting(error) { return failure }
        return talking(error)
    }

    // MARK: Before the request

    private func connecting(_ error: any Error) -> TransportFailure? {
        switch error {
        case let error as NIOConnectionError: connecting(error)
        case let error as IOError: connecting(error)
        case let error as HTTPClientError: connecting(error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: tls(error)
        case ChannelError.connectTimeout: timedOut
        default: nil
        }
    }

    private func connecting(_ error: NIOConnectionError) -> TransportFailure {
        if let failure = error.connectionErrors.lazy.compactMap({ connecting($0.error) }).first { return failure }
        if error.dnsAError != nil || error.dnsAAAAError != nil {
            return proxy.map { TransportFailure(.proxy, "the proxy's host \($0.host) is not known") }
                ?? TransportFailure(.unknownHost, "the host \(destination.host) is not known")
        }
        return refused("no connection to \(peer)")
    }

    /// Only what connecting alone can end with; a reset, say, may come after the request.
    private func connecting(_ error: IOError) -> TransportFailure? {
        switch error.errnoCode {
        case ECONNREFUSED: refused("connection refused by \(peer)")
        case ENETUNREACH, ENETDOWN: refused("no network to \(peer)")
        case EHOSTUNREACH, EHOSTDOWN: refused("no way to \(peer)")
        case EADDRNOTAVAIL, EACCES, EPERM: refused("this machine does not allow a connection to \(peer)")
        case ETIMEDOUT: timedOut
        default: nil
        }
    }

    private func connecting(_ error: HTTPClientError) -> TransportFailure? {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: timedOut
        case .tlsHandshakeTimeout: TransportFailure(.tls, "no TLS connection with \(destination) \(within)")
        case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            TransportFailure(.proxy, "the proxy \(peerName) made no connection to \(destination) \(within)")
        case .proxyAuthenticationRequired:
            TransportFailure(.proxy, "the proxy \(peerName) wants a user name and password, or others")
        case .invalidProxyResponse:
            TransportFailure(.proxy, "the proxy \(peerName) made no connection to \(destination)")
        case .remoteConnectionClosed:
            refused("\(peer) closed the connection before the request went out")
        case .invalidURL, .emptyHost, .emptyScheme:
            TransportFailure(.invalidURL, "the URL is not one that HTTP can ask for")
        default:
            error.shortDescription.hasPrefix("Invalid header field")
                ? TransportFailure(.invalidURL, "a header has a character that HTTP does not allow") : nil
        }
    }

    private func tls(_ error: any Error) -> TransportFailure {
        let text = String(describing: error)
        if text.contains("CERTIFICATE_VERIFY_FAILED") {
            return TransportFailure(.tls, "the certificate of \(destination) is not one that this machine trusts")
        }
        if error as? NIOSSLExtraError == .failedToValidateHostname {
            return TransportFailure(.tls, "the certificate of \(destination) is for another host")
        }
        if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
            return TransportFailure(.tls, "\(destination) does not speak TLS; its URL may have to begin with http:")
        }
        return TransportFailure(.tls, "no TLS connection with \(destination)")
    }

    // MARK: After it

    private func talking(_ error: any Error) -> TransportFailure {
        if let clientError = error as? HTTPClientError, clientError == .readTimeout || clientError == .deadlineExceeded
        {
            return TransportFailure(.idleTimeout, "nothing came from \(destination) for \(text(settings.idleTimeout))")
        }
        if case NIOHTTPDecompression.DecompressionError.limit = error {
            return TransportFailure(.tooLarge, "the answer of \(destination) is too large when unpacked")
        }
        if error is NIOHTTPDecompression.DecompressionError || error is NIOHTTPDecompression.ExtraDecompressionError {
            return TransportFailure(.broken, "the answer of \(destination) cannot be unpacked")
        }
        return TransportFailure(.broken, "the connection with \(destination) broke off")
    }

    // MARK: Words

    /// Whom the connection is made to: the proxy where there is one.
    private var peerName: String { proxy.map(\.description) ?? destination.description }
    private var peer: String { proxy == nil ? peerName : "the proxy \(peerName)" }
    private var within: String { "within \(text(settings.connectTimeout))" }

    private var timedOut: TransportFailure {
        TransportFailure(proxy == nil ? .connectTimeout : .proxy, "no connection to \(peer) \(within)")
    }

    private func refused(_ message: String) -> TransportFailure {
        TransportFailure(proxy == nil ? .refused : .proxy, message)
    }

    private func text(_ duration: Duration) -> String {
        let milliseconds = duration / .milliseconds(1)
        return milliseconds < 1000 ? "\(Int(milliseconds)) ms" : "\(Int(milliseconds / 1000)) s"
    }
}
