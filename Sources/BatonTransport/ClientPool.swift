import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Synchronization

/// The HTTP clients of one exchange, one a proxy, and the one thread they share; made when first asked for, because a
/// start that needs no network shall not pay for one.
final class ClientPool: Sendable {
    private struct State {
        var group: MultiThreadedEventLoopGroup?
        /// By proxy; nil is the direct way.
        var clients: [ProxyServer?: HTTPClient] = [:]
        var isShutDown = false
    }

    private let settings: ExchangeSettings
    private let state = Mutex(State())

    init(settings: ExchangeSettings) {
        self.settings = settings
    }

    deinit {
        let (clients, group) = close()
        let remaining = Mutex(clients.count)
        if clients.isEmpty { group?.shutdownGracefully { _ in } }
        for client in clients {
            client.shutdown { _ in
                let isLast = remaining.withLock { count in
                    count -= 1
                    return count == 0
                }
                if isLast { group?.shutdownGracefully { _ in } }
            }
        }
    }

    /// - Throws: `TransportFailure` with `.tls` where the CA file cannot be read, `.cancelled` after ``shutdown()``.
    func client(through proxy: ProxyServer?) throws(TransportFailure) -> HTTPClient {
        let result: Result<HTTPClient, TransportFailure> = state.withLock { state in
            if let client = state.clients[proxy] { return .success(client) }
            guard !state.isShutDown else { return .failure(TransportFailure(.cancelled, "the program is ending")) }
            do throws(TransportFailure) {
                let configuration = try configuration(through: proxy)
                let group = state.group ?? MultiThreadedEventLoopGroup(numberOfThreads: 1)
                state.group = group
                let client = HTTPClient(eventLoopGroup: group, configuration: configuration)
                state.clients[proxy] = client
                return .success(client)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Closes every connection and ends the thread.
    func shutdown() async {
        let (clients, group) = close()
        for client in clients {
            await withCheckedContinuation { continuation in
                // The only error is a second shutdown, which `close()` rules out.
                client.shutdown { _ in continuation.resume() }
            }
        }
        await withCheckedContinuation { continuation in
            guard let group else { return continuation.resume() }
            // As above.
            group.shutdownGracefully { _ in continuation.resume() }
        }
    }

    private func close() -> ([HTTPClient], MultiThreadedEventLoopGroup?) {
        state.withLock { state in
            defer { (state.clients, state.group, state.isShutDown) = ([:], nil, true) }
            return (Array(state.clients.values), state.group)
        }
    }

    private func configuration(through proxy: ProxyServer?) throws(TransportFailure) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(tlsConfiguration: try tlsConfiguration())
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(
            connect: TimeAmount(settings.connectTimeout), read: TimeAmount(settings.idleTimeout))
        // Whether to try again is the adapters' decision, and "refused" is an answer.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Each run holds a connection as long as it streams; a run that waits for another's looks like a dead server.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        // No answer is that long; a compression bomb (1000 : 1) is cut before it fills the memory.
        configuration.decompression = .enabled(limit: .size(256 * 1024 * 1024))
        configuration.proxy = proxy.map(Self.clientProxy)
        return configuration
    }

    private func tlsConfiguration() throws(TransportFailure) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        guard let path = settings.caFile else { return configuration }
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(path)
            guard !certificates.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
            configuration.additionalTrustRoots = [.certificates(certificates)]
        } catch {
            let why = FileManager.default.fileExists(atPath: path) ? "has no certificate in PEM" : "is not there"
            throw TransportFailure(.tls, "the CA file \(path) \(why)")
        }
        return configuration
    }

    private static func clientProxy(_ proxy: ProxyServer) -> HTTPClient.Configuration.Proxy {
        switch proxy.kind {
        case .socks: .socksServer(host: proxy.host, port: proxy.port)
        case .http:
            .server(
                host: proxy.host, port: proxy.port,
                authorization: proxy.login.map { .basic(username: $0.user, password: $0.password) })
        }
    }
}
