import BatonCore
import BatonTransport
import Synchronization

/// Names the run in each request that is made for one, so that what goes over the wire can be told apart.
struct ScopedExchange: HTTPExchange {
    let inner: any HTTPExchange

    func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        var request = request
        request.recordingScope = request.recordingScope ?? RunScope.current?.text
        return try await inner.send(request)
    }
}

/// Gives what went over the wire for a run to the history.
final class WireRecording: WireRecorder {
    private let history: any HistoryRecorder
    private let line = Mutex<Task<Void, Never>?>(nil)
    private let origin = ContinuousClock.now

    init(history: any HistoryRecorder) {
        self.history = history
    }

    func record(_ event: WireEvent) {
        guard let scope = event.scope.flatMap(RunScope.init(text:)) else { return }
        let frame = RecordedFrame(event, since: origin)
        line.withLock { [history] line in
            let before = line
            line = Task {
                await before?.value
                // Only joined here: that it could not be written is told by the next record of anything else, or at the end.
                do { try await history.record(.framesRecorded([frame], scope.run, scope.thread)) } catch {}
            }
        }
    }

    /// Waits until the history has everything.
    func settle() async {
        await line.withLock { $0 }?.value
    }
}

extension RunScope {
    // Ids of Baton's own are hexadecimal digits.
    fileprivate static let separator: Character = "/"

    fileprivate var text: String { "\(thread)\(Self.separator)\(run)" }

    fileprivate init?(text: String) {
        let parts = text.split(separator: Self.separator, maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(thread: ThreadID(parts[0]), run: RunID(parts[1]))
    }
}

extension RecordedFrame {
    fileprivate init(_ event: WireEvent, since origin: ContinuousClock.Instant) {
        let direction: Direction =
            switch event.direction {
            case .sent: .sent
            case .received: .received
            }
        self.init(monotonic: event.instant - origin, direction: direction)
        switch event.content {
        case .requestHead(let method, let url, let headers):
            line = "\(method) \(url)"
            self.headers = headers.map { Header(name: $0.name, value: $0.value) }
        case .responseHead(let status, let headers):
            line = "HTTP \(status)"
            self.headers = headers.map { Header(name: $0.name, value: $0.value) }
        case .requestBody(let bytes): self.bytes = bytes
        case .frame(let frame):
            line = frame.event.map { "event: \($0)" } ?? ""
            bytes = frame.payload
        case .unkept: line = "\(event.byteCount) bytes, not kept"
        case .end(let failure): line = failure.map { "ended: \($0)" } ?? "ended"
        }
    }
}
