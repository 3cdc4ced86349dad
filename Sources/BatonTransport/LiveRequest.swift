import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// One request on its way: what the HTTP client reports of it, turned into a response, a body and failures.
final class LiveRequest: HTTPClientResponseDelegate {
    typealias Response = Void
    typealias Answer = Result<WireResponse, TransportFailure>

    private struct State {
        /// Whether a first byte of the request may have reached the server.
        var isSent = false
        var isCancelled = false
        /// Waits for the head; nil before and after.
        var caller: CheckedContinuation<Answer, Never>?
        var task: HTTPClient.Task<Void>?
    }

    private let state = Mutex(State())
    private let pipe = BodyPipe()
    private let reading: FailureReading

    init(reading: FailureReading) {
        self.reading = reading
    }

    /// Sends the request and waits for the head. Cancelling the calling task closes the connection.
    func send(_ request: HTTPClient.Request, by client: HTTPClient) async -> Answer {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if !state.isCancelled { state.caller = continuation }
                    return state.isCancelled
                }
                guard !isCancelled else { return continuation.resume(returning: .failure(.cancelledByCaller)) }
                begin(client.execute(request: request, delegate: self))
            }
        } onCancel: {
            cancel()
        }
    }

    /// Closes the connection, unless the response is complete.
    func cancel() {
        let (caller, task) = state.withLock { state in
            state.isCancelled = true
            defer { (state.caller, state.task) = (nil, nil) }
            return (state.caller, state.task)
        }
        task?.cancel()
        pipe.cancel()
        caller?.resume(returning: .failure(.cancelledByCaller))
    }

    private func begin(_ task: HTTPClient.Task<Void>) {
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.task = task }
            return state.isCancelled
        }
        if isCancelled { task.cancel() }
        // Some failures, a write's for one, reach only the future.
        task.futureResult.whenComplete { result in
            if case .failure(let error) = result { self.fail(error) }
            self.state.withLock { $0.task = nil }
        }
    }

    private func fail(_ error: any Error) {
        let (caller, isSent) = state.withLock { state in
            defer { state.caller = nil }
            return (state.caller, state.isSent)
        }
        let failure = reading.failure(for: error, isSent: isSent)
        pipe.end(.failure(failure))
        caller?.resume(returning: .failure(failure))
    }

    // MARK: What the client reports, on the connection's thread

    func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
        state.withLock { $0.isSent = true }
    }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let caller = state.withLock { state in
            defer { state.caller = nil }
            return state.caller
        }
        let reader = BodyReader(request: self, pipe: pipe)
        let response = WireResponse(
            status: Int(head.status.code), headers: head.headers.map { WireHeader($0.name, $0.value) },
            body: AsyncThrowingStream { try await reader.next() })
        caller?.resume(returning: .success(response))
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        pipe.push(Array(buffer.readableBytesView), on: task.eventLoop)
    }

    func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
        fail(error)
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) {
        pipe.end(.success(()))
    }
}
