extension RecordedFrame {
    /// What a frame is, as ``line`` tells.
    package enum Content: Hashable, Sendable {
        case request(method: String, url: String)
        case requestBody
        case response(status: Int)
        /// A frame of an answer's body; named where the event stream names it.
        case body(event: String?)
        /// So many bytes that went past without being kept.
        case unkept(byteCount: Int)
        /// The exchange is over; what went wrong, if anything did.
        case end(failure: String?)
    }

    package var content: Content {
        if line.isEmpty { return direction == .sent ? .requestBody : .body(event: nil) }
        if line == Word.ended { return .end(failure: nil) }
        if let failure = line.rest(after: Word.ended + ": ") { return .end(failure: failure) }
        if let event = line.rest(after: Word.event) { return .body(event: event) }
        if let status = line.rest(after: Word.status).flatMap({ Int($0) }) { return .response(status: status) }
        if line.hasSuffix(Word.unkept), let count = Int(line.dropLast(Word.unkept.count)) {
            return .unkept(byteCount: count)
        }
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard direction == .sent, words.count == 2 else { return .body(event: line) }
        return .request(method: words[0], url: words[1])
    }

    package init(
        monotonic: Duration, direction: Direction, exchange: Int = 0, content: Content, headers: [Header] = [],
        bytes: [UInt8] = []
    ) {
        let line =
            switch content {
            case .request(let method, let url): "\(method) \(url)"
            case .requestBody, .body(event: nil): ""
            case .body(let event?): Word.event + event
            case .response(let status): Word.status + String(status)
            case .unkept(let byteCount): String(byteCount) + Word.unkept
            case .end(let failure): Word.ended + (failure.map { ": \($0)" } ?? "")
            }
        self.init(
            monotonic: monotonic, direction: direction, exchange: exchange, line: line, headers: headers, bytes: bytes)
    }

    /// How much went over the wire, in bytes, but for what stands in the place of secrets.
    package var byteCount: Int {
        switch content {
        case .unkept(let byteCount): byteCount
        case .end: 0
        // ": " and the line's end (RFC 9112 §5).
        case .request, .response:
            headers.reduce(line.utf8.count + 2) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        case .requestBody, .body: bytes.count
        }
    }

    private enum Word {
        static let event = "event: "
        static let status = "HTTP "
        static let unkept = " bytes, not kept"
        static let ended = "ended"
    }
}

extension String {
    fileprivate func rest(after beginning: String) -> String? {
        hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
    }
}
