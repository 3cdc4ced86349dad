import Hummingbird
import HummingbirdCore
import NIOCore

/// Writes events into a response as they happen, joined where several are ready.
struct EventWriter {
    private var body: any ResponseBodyWriter
    private let framing: EventFraming
    private let manner: StreamManner
    private var pending = ByteBuffer()
    private var isEmpty = true

    /// What is written at once at most, give or take an event: enough to fill a socket's buffer, little to hold.
    private static let longestWrite = 64 << 10
    /// The pieces of a stream that splits its bytes: odd, so that no character stays whole for long.
    private static let shortestWrite = 5

    init(_ body: any ResponseBodyWriter, _ framing: EventFraming, _ manner: StreamManner) {
        self.body = body
        self.framing = framing
        self.manner = manner
    }

    /// - Throws: what writing to the socket throws; the client is gone then.
    mutating func write(_ events: [JSON]) async throws {
        for event in events {
            put(event)
            if pending.readableBytes >= Self.longestWrite { try await flush() }
        }
        try await flush()
    }

    /// The mark after the last event, where the platform has one.
    mutating func writeDone() async throws {
        append("data: [DONE]\n\n")
        try await flush()
    }

    /// What the framing wants after the last event.
    mutating func end() async throws {
        append(framing.ending(isEmpty: isEmpty))
        try await flush()
    }

    /// Tells the run's acts as they come; see ``RunActs/listen(atMost:_:)``.
    ///
    /// - Parameter stop: the kind of act after which nothing more is told.
    /// - Throws: ``ConnectionDropped`` where the agent asks for it, with all that came before it written.
    mutating func write(
        _ run: RunID, of ledger: RunLedger, atMost limit: Duration, by narrator: inout some Narrator,
        until stop: (Act) -> Bool = { _ in false }
    ) async throws -> ActMailbox.End {
        do {
            return try await ledger.acts(of: run).listen(atMost: limit) { acts in
                for act in acts {
                    if act.act == .misbehave(.dropConnection) {
                        try await flush()
                        throw ConnectionDropped()
                    }
                    for event in narrator.events(for: act) { put(event) }
                    if stop(act.act) {
                        try await flush()
                        throw Stopped()
                    }
                    if pending.readableBytes >= Self.longestWrite { try await flush() }
                }
                try await flush()
            }
        } catch is Stopped {
            return .stopped
        }
    }

    /// All that was wanted is told.
    private struct Stopped: Error {}

    private mutating func put(_ event: JSON) {
        for _ in 0..<(manner.repeatsEvents ? 2 : 1) {
            append(framing.frame(event, isFirst: isEmpty))
            isEmpty = false
        }
    }

    private mutating func append(_ text: String) {
        guard manner.endsLinesWithCRLF else {
            pending.writeString(text)
            return
        }
        // Inside JSON a line end is always escaped.
        for part in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 { pending.writeString("\r\n") }
            pending.writeSubstring(part.element)
        }
    }

    private mutating func flush() async throws {
        guard pending.readableBytes > 0 else { return }
        if manner.splitsBytes {
            while let piece = pending.readSlice(length: min(Self.shortestWrite, max(pending.readableBytes, 1))) {
                try await body.write(piece)
            }
        } else {
            try await body.write(pending)
        }
        pending.clear()
    }
}
