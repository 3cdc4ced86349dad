/// What passed a tap, as it was: with its secrets, and only until the digest has had it.
struct WireEntry: Sendable {
    enum Passage: Sendable {
        case request(WireRequest)
        case head(status: Int, headers: [WireHeader])
        case bytes([UInt8])
        /// So many bytes of a body, which did not fit into the queue.
        case dropped(count: Int)
        case end(TransportFailure?)
    }

    let exchange: Int
    let instant: ContinuousClock.Instant
    private(set) var passage: Passage

    init(exchange: Int, instant: ContinuousClock.Instant, passage: Passage) {
        self.exchange = exchange
        self.instant = instant
        self.passage = passage
    }

    /// What it takes in the queue.
    var byteCount: Int {
        switch passage {
        case .request(let request): request.body?.count ?? 0
        case .bytes(let bytes): bytes.count
        case .head, .dropped, .end: 0
        }
    }

    /// Keeps the size only.
    mutating func drop() {
        switch passage {
        case .bytes(let bytes): passage = .dropped(count: bytes.count)
        case .request(var request):
            request.body = nil
            passage = .request(request)
        case .head, .dropped, .end: break
        }
    }
}
