import ArgumentParser
import BatonRehearsal

/// `baton rehearse`: the local server that speaks both platforms.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Serve both platforms' wire on 127.0.0.1, with agents that need no model.")

    @Option(help: "The port; left out: a free one.")
    var port: Int?

    @Option(help: "How many times faster than natural; from 1000 on nothing waits.")
    var speed: Double = 1

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "What the wires do wrong; may be repeated: \(FaultOption.names.joined(separator: ", ")).",
            valueName: "name"),
        transform: FaultOption.init)
    var faults: [FaultOption] = []

    func validate() throws {
        if let port, !(1...65_535).contains(port) { throw ValidationError("A port is a number from 1 to 65535.") }
        guard speed > 0, speed.isFinite else { throw ValidationError("The speed is a number above 0.") }
    }

    func run() async throws {
        let server: RehearsalServer
        do {
            server = try await RehearsalServer.start(
                port: port, speed: speed, faults: faults.compactMap(\.orchestrate),
                orqFaults: Set(faults.compactMap(\.orq)))
        } catch {
            StandardError.write("baton: \(error)\n")
            throw Exit.failure
        }
        try StandardOutput.write(
            """
            Rehearsing on http://127.0.0.1:\(server.port) (C-c ends it)
              watsonx Orchestrate   url = "http://127.0.0.1:\(server.port)"
              orq.ai                url = "http://127.0.0.1:\(server.port)", any API key
            """ + "\n")
        let (interruptions, continuation) = AsyncStream.makeStream(of: Void.self)
        let interrupts = Interrupts { continuation.yield() }
        for await _ in interruptions { break }
        interrupts.end()
        await server.stop()
    }
}
