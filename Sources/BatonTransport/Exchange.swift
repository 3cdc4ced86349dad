/// A request as an adapter makes it.
package struct WireRequest: Sendable {
    package var method: String
    /// The absolute URL, already escaped.
    package var url: String
    /// In the order in which they are sent. A header whose name ``Redaction`` knows never reaches a recording in clear.
    package var headers: [WireHeader]
    package var body: [UInt8]?
    /// What recordings file this exchange under: a run's id, say. Never sent.
    package var recordingScope: String?
    /// Told while the body goes out, with the bytes that have gone and all there are. The body then goes in pieces.
    package var onSent: (@Sendable (_ sent: Int, _ all: Int) -> Void)?

    package init(
        method: String, url: String, headers: [WireHeader] = [], body: [UInt8]? = nil, recordingScope: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.recordingScope = recordingScope
    }

    /// The first header of that name, whatever its case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// One header; names compare without case (RFC 9110 §5.1).
package struct WireHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What came back: the head, and a body that is still coming.
package struct WireResponse: Sendable {
    package var status: Int
    package var headers: [WireHeader]
    /// The body's bytes as the network delivers them; throws only ``TransportFailure``. One consumer; dropping it
    /// closes the connection. Like every asynchronous stream it may just end where the consuming task is cancelled, so
    /// that an end is one only while the task is not.
    package var body: AsyncThrowingStream<[UInt8], any Error>

    package init(status: Int, headers: [WireHeader], body: AsyncThrowingStream<[UInt8], any Error>) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, whatever its case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why no response came, or why it broke off.
package struct TransportFailure: Error, Hashable, Sendable {
    package enum Code: String, Hashable, Sendable {
        case invalidURL, unknownHost, refused, connectTimeout, tls, proxy
        /// The connection broke or fell silent after the request, or a part of it, had gone out.
        case broken, idleTimeout
        /// One event, or a whole unframed body, is larger than the transport holds.
        case tooLarge
        case cancelled
    }

    package var code: Code
    /// Plain words for a person, without secrets: "connection refused by 127.0.0.1:9".
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the server certainly never saw the request.
    package var isBeforeRequest: Bool {
        switch code {
        case .invalidURL, .unknownHost, .refused, .connectTimeout, .tls, .proxy: true
        case .broken, .idleTimeout, .tooLarge, .cancelled: false
        }
    }
}

/// The way out to the network: the live one stands on async-http-client, the tests' one on scripts.
///
/// Sends each request once; repeating is the adapters' decision. Connections are reused. Cancelling the calling task or
/// dropping the body closes the connection within a second.
package protocol HTTPExchange: Sendable {
    func send(_ request: WireRequest) async throws(TransportFailure) -> WireResponse
}
