import BatonTransport
import Synchronization

/// A network in which everything is decided beforehand: answers by method and path, in order, and every request kept.
final class ScriptedExchange: HTTPExchange {
    /// One answer, or the way in which none comes.
    struct Answer: Sendable {
        var status = 200
        var headers: [WireHeader] = []
        var chunks: [[UInt8]] = []
        /// Thrown after the chunks; the body ends well without it.
        var breakage: TransportFailure?
        /// The body never ends by itself; told when its reader has let go of it.
        var onClose: (@Sendable () -> Void)?
        /// Thrown instead of a response.
        var failure: TransportFailure?

        static func json(_ text: String, status: Int = 200, headers: [WireHeader] = []) -> Answer {
            Answer(
                status: status, headers: [WireHeader("Content-Type", "application/json")] + headers,
                chunks: [Array(text.utf8)])
        }

        static func stream(_ text: String, breakage: TransportFailure? = nil) -> Answer {
            Answer(
                headers: [WireHeader("Content-Type", "text/event-stream; charset=utf-8")], chunks: [Array(text.utf8)],
                breakage: breakage)
        }

        static func html(_ status: Int) -> Answer {
            Answer(
                status: status, headers: [WireHeader("Content-Type", "text/html")],
                chunks: [Array("<!DOCTYPE html><html><body>nginx</body></html>".utf8)])
        }

        static func failing(_ code: TransportFailure.Code, _ message: String = "it broke") -> Answer {
            Answer(failure: TransportFailure(code, message))
        }
    }

    private struct State {
        var answers: [(route: String, answer: Answer)]
        var requests: [WireRequest] = []
    }

    private let state: Mutex<State>

    /// - Parameter answers: `"GET /agents"` (method, and how the path ends) with its answer. The first unused one that
    ///   fits is used; the last one that fits is used for ever.
    init(_ answers: [(String, Answer)]) {
        state = Mutex(State(answers: answers.map { (route: $0.0, answer: $0.1) }))
    }

    var requests: [WireRequest] { state.withLock { $0.requests } }

    func requests(_ route: String) -> [WireRequest] { requests.filter { Self.fits(route, $0) } }

    func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        let answer = state.withLock { state -> Answer in
            state.requests.append(request)
            let fitting = state.answers.indices.filter { Self.fits(state.answers[$0].route, request) }
            guard let first = fitting.first else { return .json(#"{"detail":"Not Found"}"#, status: 404) }
            return fitting.count > 1 ? state.answers.remove(at: first).answer : state.answers[first].answer
        }
        if let failure = answer.failure { throw failure }
        request.onSent?(1, 2)
        let body = AsyncThrowingStream<[UInt8], any Error> { continuation in
            for chunk in answer.chunks { continuation.yield(chunk) }
            if let onClose = answer.onClose {
                continuation.onTermination = { _ in onClose() }
                return
            }
            continuation.finish(throwing: answer.breakage)
        }
        return WireResponse(status: answer.status, headers: answer.headers, body: body)
    }

    private static func fits(_ route: String, _ request: WireRequest) -> Bool {
        let words = route.split(separator: " ")
        let path = request.url.prefix { $0 != "?" }
        return request.method == words[0] && path.hasSuffix(words[1])
    }
}

extension WireRequest {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
