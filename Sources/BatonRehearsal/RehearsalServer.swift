import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The rehearsal on a port of this machine: both platforms' wires over one troupe and one memory.
///
/// It listens on 127.0.0.1 alone, writes nothing to any terminal, and does nothing at all while nobody asks.
package struct RehearsalServer: Sendable {
    package let port: Int
    private let ledger: RunLedger
    private let serving: Task<Void, any Error>

    /// Starts to listen, and returns as soon as a client may connect.
    ///
    /// - Parameters:
    ///   - port: nil takes a free one.
    ///   - speed: how much faster than natural the agents are; from 1,000 on they never wait.
    ///   - faults: what watsonx Orchestrate's wire does otherwise than usual.
    ///   - orqFaults: what orq.ai's does.
    ///   - tokenLifetime: in whole seconds, for the tokens that end.
    ///   - wallClock: milliseconds since 1970; a token's end is held against it.
    /// - Throws: `RehearsalServerError`.
    package static func start(
        port: Int? = nil, speed: Double = 1, faults: [RehearsalFault] = [],
        orqFaults: Set<OrqFault> = [], tokenLifetime: Int = Rehearsal.hour,
        wallClock: @escaping @Sendable () -> Int64 = Rehearsal.currentTime
    ) async throws -> RehearsalServer {
        let rehearsal = Rehearsal(speed: speed, tokenLifetime: tokenLifetime, wallClock: wallClock)
        let (ports, bound) = AsyncThrowingStream.makeStream(of: Int.self)
        let channel = HTTP1Channel(responder: responder(for: rehearsal, faults, orqFaults))
        let server = channel.server(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port ?? 0)),
            onServerRunning: { bound.yield($0.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: silence)
        let serving = Task {
            do {
                try await server.run()
                bound.finish()
            } catch {
                bound.finish(throwing: error)
                throw error
            }
        }
        do {
            for try await port in ports {
                return RehearsalServer(port: port, ledger: rehearsal.ledger, serving: serving)
            }
        } catch {
            throw RehearsalServerError(error, port: port)
        }
        serving.cancel()
        throw CancellationError()
    }

    /// Ends every run and connection, and returns when the port is free again.
    package func stop() async {
        await ledger.cancelAll()
        serving.cancel()
        // How it ended says nothing any more: it was told to.
        _ = await serving.result
    }

    private static let silence = Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() }

    /// Hummingbird's `Application` would do the same, but keeps a date for a header, by waking up every second.
    private static func responder(
        for rehearsal: Rehearsal, _ faults: [RehearsalFault], _ orqFaults: Set<OrqFault>
    ) -> HTTPChannelHandler.Responder {
        let router = Router()
        router.add(middleware: UnknownRoute())
        OrchestrateWire(rehearsal: rehearsal, faults: faults).add(to: router)
        OrqWire(rehearsal: rehearsal, faults: orqFaults).add(to: router)
        let responder = router.buildResponder()
        return { request, writer, channel in
            let source = ApplicationRequestContextSource(channel: channel, logger: silence)
            let response = try await responder.respond(to: request, context: BasicRequestContext(source: source))
            try await writer.write(response: response.head, body: response.body)
        }
    }
}
