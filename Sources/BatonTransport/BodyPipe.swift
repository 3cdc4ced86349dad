import NIOCore
import Synchronization

/// A response's bytes between the connection's thread and their one reader.
///
/// Bounded: while more than ``highWater`` bytes wait, the connection is not read, so that a slow reader slows the
/// server down and not this machine.
final class BodyPipe: Sendable {
    private typealias Answer = Result<[UInt8]?, TransportFailure>

    private struct State {
        var chunks: [[UInt8]] = []
        var byteCount = 0
        /// Nil while more may come.
        var ending: Result<Void, TransportFailure>?
        var reader: CheckedContinuation<Answer, Never>?
        /// Completed when everything that waits has been read.
        var room: EventLoopPromise<Void>?
    }

    /// In bytes: enough that a reader never waits for the network's round trip.
    private static let highWater = 256 * 1024

    private let state = Mutex(State())

    /// The future completes when there is room for more.
    func push(_ chunk: [UInt8], on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        let (reader, room) = state.withLock { state -> (CheckedContinuation<Answer, Never>?, EventLoopPromise<Void>?) in
            guard state.ending == nil else { return (nil, nil) }
            if let reader = state.reader {
                state.reader = nil
                return (reader, nil)
            }
            state.chunks.append(chunk)
            state.byteCount += chunk.count
            guard state.byteCount > Self.highWater else { return (nil, nil) }
            let promise = state.room ?? eventLoop.makePromise(of: Void.self)
            state.room = promise
            return (nil, promise)
        }
        reader?.resume(returning: .success(chunk))
        return room?.futureResult ?? eventLoop.makeSucceededVoidFuture()
    }

    /// Ends the body; what waits can still be read. A second end changes nothing.
    func end(_ ending: Result<Void, TransportFailure>) {
        finish(ending, isDiscarding: false)
    }

    /// Ends the body as cancelled, and drops what waits.
    func cancel() {
        finish(.failure(.cancelledByCaller), isDiscarding: true)
    }

    /// The bytes that came since the last call, or the next that come; nil at the end. After a failure, or the end,
    /// nil.
    func next() async throws(TransportFailure) -> [UInt8]? {
        let answer = await withCheckedContinuation { (continuation: CheckedContinuation<Answer, Never>) in
            let (answer, room) = state.withLock { state in
                let answer = Self.take(&state)
                if answer == nil { state.reader = continuation }
                guard answer != nil, let room = state.room else { return (answer, EventLoopPromise<Void>?.none) }
                state.room = nil
                return (answer, room)
            }
            room?.succeed()
            if let answer { continuation.resume(returning: answer) }
        }
        return try answer.get()
    }

    private static func take(_ state: inout State) -> Answer? {
        if !state.chunks.isEmpty {
            defer {
                state.chunks.removeAll()
                state.byteCount = 0
            }
            return .success(state.chunks.count == 1 ? state.chunks[0] : Array(state.chunks.joined()))
        }
        guard let ending = state.ending else { return nil }
        state.ending = .success(())
        return ending.map { nil }
    }

    private func finish(_ ending: Result<Void, TransportFailure>, isDiscarding: Bool) {
        let (reader, answer, room) = state.withLock { state in
            if isDiscarding, !state.chunks.isEmpty {
                state.chunks = []
                state.byteCount = 0
                state.ending = ending
            }
            if state.ending == nil { state.ending = ending }
            let reader = state.reader
            let answer = reader == nil ? nil : Self.take(&state)
            let room = state.room
            (state.reader, state.room) = (nil, nil)
            return (reader, answer, room)
        }
        room?.succeed()
        if let reader, let answer { reader.resume(returning: answer) }
    }
}

extension TransportFailure {
    static let cancelledByCaller = TransportFailure(.cancelled, "cancelled")
}
