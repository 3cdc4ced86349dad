import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// The live way to the network: async-http-client on a thread of its own.
///
/// Nothing is made before the first request. While nothing is asked nothing wakes up, but for one timer that closes a
/// connection a minute after its last use. HTTP/2 is spoken where the server offers it. An HTTP proxy is always asked for
/// a tunnel (`CONNECT`). A redirect is followed for `GET` and `HEAD` to the same server only: nothing is posted twice,
/// and no credential reaches another server.
package final class LiveExchange: HTTPExchange {
    private let settings: ExchangeSettings
    private let rules: ProxyRules
    private let clients: ClientPool

    package init(settings: ExchangeSettings = ExchangeSettings()) {
        self.settings = settings
        rules = ProxyRules(environment: settings.environment)
        clients = ClientPool(settings: settings)
    }

    /// - Throws: any ``TransportFailure`` but `.tooLarge`, which only bodies have.
    package func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        var request = request
        var response = try await sendOnce(request)
        var hops = 0
        while hops < Self.redirectLimit, let target = Redirect.target(of: response, to: request) {
            // Read to its end, so that the connection can be used again.
            _ = await response.excerpt()
            request.url = target
            response = try await sendOnce(request)
            hops += 1
        }
        return response
    }

    /// Closes every connection, also those in use, and ends the thread. Later requests fail with `.cancelled`.
    package func shutdown() async {
        await clients.shutdown()
    }

    /// As many as browsers once allowed; more is a loop.
    private static let redirectLimit = 5

    private func sendOnce(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        let destination = try Destination(request.url)
        let proxy = try rules.proxy(for: destination)
        let clientRequest = try Self.clientRequest(request)
        let client = try clients.client(through: proxy)
        let reading = FailureReading(destination: destination, proxy: proxy, settings: settings)
        return try await LiveRequest(reading: reading).send(clientRequest, by: client).get()
    }

    private static func clientRequest(_ request: WireRequest) throws(TransportFailure) -> HTTPClient.Request {
        var headers = HTTPHeaders()
        for header in request.headers {
            guard isLegal(header) else {
                throw TransportFailure(
                    .invalidURL,
                    "the header \(header.name) has a character that HTTP does not allow, such as a line break")
            }
            headers.add(name: header.name, value: header.value)
        }
        // An event stream is not compressed: what stands between may hold events back until a block is full.
        let isStream = request.header("Accept")?.contains("text/event-stream") ?? false
        if !headers.contains(name: "Accept-Encoding") {
            headers.add(name: "Accept-Encoding", value: isStream ? "identity" : "gzip, deflate")
        }
        do {
            return try HTTPClient.Request(
                url: request.url, method: HTTPMethod(rawValue: request.method), headers: headers,
                body: body(of: request))
        } catch {
            throw TransportFailure(.invalidURL, "the URL is not one that HTTP can ask for")
        }
    }

    private static func body(of request: WireRequest) -> HTTPClient.Body? {
        guard let bytes = request.body else { return nil }
        let buffer = ByteBuffer(bytes: bytes)
        guard let onSent = request.onSent, bytes.count > pieceSize else { return .byteBuffer(buffer) }
        return .stream(contentLength: Int64(bytes.count)) { writer in
            write(buffer, by: writer) { onSent(bytes.count - $0, bytes.count) }
        }
    }

    /// In bytes: a hundredth of a large file, and still one system call's worth of work.
    private static let pieceSize = 128 * 1024

    /// Writes piece after piece, each when the connection has room for it; `onRest` is told what is left to write.
    private static func write(
        _ buffer: ByteBuffer, by writer: HTTPClient.Body.StreamWriter, onRest: @escaping @Sendable (Int) -> Void
    ) -> EventLoopFuture<Void> {
        var rest = buffer
        guard let piece = rest.readSlice(length: pieceSize) else { return writer.write(.byteBuffer(rest)) }
        return writer.write(.byteBuffer(piece)).flatMap { [rest] in
            onRest(rest.readableBytes)
            return write(rest, by: writer, onRest: onRest)
        }
    }

    /// RFC 9110 §5.5: no CR, LF or NUL in a value; the name has its own rules, which the client checks.
    private static func isLegal(_ header: WireHeader) -> Bool {
        !header.value.utf8.contains { $0 == ASCII.carriageReturn || $0 == ASCII.lineFeed || $0 == 0 }
    }
}
