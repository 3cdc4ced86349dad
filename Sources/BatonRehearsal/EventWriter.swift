import Hummingbird
import HummingbirdCore
import NIOCore

/// Writes events into a response as they happen, joined where several are ready.
struct EventWriter {
    private var body: any ResponseBodyWriter
    private let framing: EventFraming
    private var pending = ByteBuffer()

    /// What is written at once at most, give or take an event: enough to fill a socket's buffer, little to hold.
    private static let longestWrite = 64 << 10

    init(_ body: any ResponseBodyWriter, _ framing: EventFraming) {
        self.body = body
        self.framing = framing
    }

    /// - Throws: what writing to the socket throws; the client is gone then.
    mutating func write(_ events: [JSON]) async throws {
        for event in events {
            pending.writeString(framing.frame(event))
            if pending.readableBytes >= Self.longestWrite { try await flush() }
        }
        try await flush()
    }

    /// The mark after the last event, where the platform has one.
    mutating func writeDone() async throws {
        pending.writeString("data: [DONE]\n\n")
        try await flush()
    }

    /// Tells the run's acts as they come; see ``RunActs/listen(atMost:_:)``.
    ///
    /// - Throws: ``ConnectionDropped`` where the agent asks for it, with all that came before it written.
    mutating func write(
        _ run: RunID, of ledger: RunLedger, atMost limit: Duration, by narrator: inout some Narrator
    ) async throws -> ActMailbox.End {
        try await ledger.acts(of: run).listen(atMost: limit) { acts in
            for act in acts {
                if act.act == .misbehave(.dropConnection) {
                    try await flush()
                    throw ConnectionDropped()
                }
                for event in narrator.events(for: act) { pending.writeString(framing.frame(event)) }
                if pending.readableBytes >= Self.longestWrite { try await flush() }
            }
            try await flush()
        }
    }

    private mutating func flush() async throws {
        guard pending.readableBytes > 0 else { return }
        try await body.write(pending)
        pending.clear()
    }
}
