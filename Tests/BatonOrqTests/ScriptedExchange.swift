import BatonTransport
import Synchronization

/// A server of a few lines: answers each request by a function of it, and remembers what it was asked.
final class ScriptedExchange: HTTPExchange {
    struct Answer: Sendable {
        var status = 200
        var headers: [WireHeader] = []
        /// As the network delivers it.
        var pieces: [[UInt8]] = []
        /// What the body breaks with after its pieces; nil for an end in good order.
        var breaks: TransportFailure?

        static func json(_ text: String, status: Int = 200, headers: [WireHeader] = []) -> Answer {
            Answer(
                status: status, headers: [WireHeader("Content-Type", "application/json")] + headers,
                pieces: [Array(text.utf8)])
        }

        static func stream(_ text: String, breaks: TransportFailure? = nil) -> Answer {
            stream([Array(text.utf8)], breaks: breaks)
        }

        static func stream(_ pieces: [[UInt8]], breaks: TransportFailure? = nil) -> Answer {
            Answer(headers: [WireHeader("content-type", "text/event-stream")], pieces: pieces, breaks: breaks)
        }
    }

    private let requests = Mutex<[WireRequest]>([])
    private let answer: @Sendable (WireRequest) throws(TransportFailure) -> Answer

    init(_ answer: @escaping @Sendable (WireRequest) throws(TransportFailure) -> Answer) {
        self.answer = answer
    }

    /// Gives `answers` one after another, and the last of them from then on.
    convenience init(_ answers: Answer...) {
        let rest = Mutex(answers[...])
        self.init { _ in rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[$0.startIndex] } }
    }

    var sent: [WireRequest] { requests.withLock { $0 } }

    /// `POST /v2/agents/x/responses` and so on, in order.
    var lines: [String] { sent.map(\.line) }

    func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse {
        requests.withLock { $0.append(request) }
        let answer = try answer(request)
        return WireResponse(
            status: answer.status, headers: answer.headers,
            body: AsyncThrowingStream { continuation in
                for piece in answer.pieces { continuation.yield(piece) }
                continuation.finish(throwing: answer.breaks)
            })
    }
}

extension WireRequest {
    /// The method and the path below the test server's root.
    var line: String { "\(method) \(url.replacing("https://orq.test", with: ""))" }

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}
