import NIOCore
import NIOPosix
import Synchronization

/// A server on 127.0.0.1 that answers each request with the bytes it is told to send, so that it can misbehave as it
/// likes.
final class LoopbackServer: Sendable {
    enum Action: Sendable {
        case send(String)
        case sendBytes([UInt8])
        case close
    }

    enum Event: Hashable, Sendable {
        case connected
        case requested(String)
        case closed
    }

    /// What happened, in order; one consumer.
    let events: AsyncStream<Event>
    let port: Int
    private let channel: any Channel

    /// - Parameter answer: what to do with a whole request, by its text; afterwards the connection stays open.
    init(answer: @escaping @Sendable (String) -> [Action]) async throws {
        let (events, continuation) = AsyncStream<Event>.makeStream()
        self.events = events
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 16)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AnswerHandler(answer: answer) { continuation.yield($0) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
        self.port = port
    }

    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    func stop() async throws {
        try await channel.close().get()
    }

    /// Runs a test against a server and stops it.
    static func run(
        _ answer: @escaping @Sendable (String) -> [Action], _ test: (LoopbackServer) async throws -> Void
    ) async throws {
        let server = try await LoopbackServer(answer: answer)
        do {
            try await test(server)
        } catch {
            try await server.stop()
            throw error
        }
        try await server.stop()
    }

    /// A response with a length.
    static func response(
        _ status: String = "200 OK", _ body: String = "{}", headers: [String] = []
    ) -> Action {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        return .send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// The head of a response in chunks, and chunks.
    static let chunkedHead = Action.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")

    static func chunk(_ bytes: [UInt8]) -> Action {
        .sendBytes(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
    }
}

private final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: @Sendable (String) -> [LoopbackServer.Action]
    private let report: @Sendable (LoopbackServer.Event) -> Void
    private var text = ""

    init(
        answer: @escaping @Sendable (String) -> [LoopbackServer.Action],
        report: @escaping @Sendable (LoopbackServer.Event) -> Void
    ) {
        self.answer = answer
        self.report = report
    }

    func channelActive(context: ChannelHandlerContext) {
        report(.connected)
    }

    func channelInactive(context: ChannelHandlerContext) {
        report(.closed)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        guard let headEnd = text.firstRange(of: "\r\n\r\n"), text[headEnd.upperBound...].utf8.count >= bodyCount
        else { return }
        let request = text
        text = ""
        report(.requested(request))
        for action in answer(request) {
            switch action {
            case .send(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .sendBytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .close: context.close(promise: nil)
            }
        }
    }

    private var bodyCount: Int {
        let field = text.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        return field.flatMap { Int($0.drop { $0 != " " }.dropFirst()) } ?? 0
    }
}
