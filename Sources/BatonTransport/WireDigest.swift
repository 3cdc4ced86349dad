/// Turns what passed into events: cuts bodies into frames and takes secrets out.
struct WireDigest: Sendable {
    private struct Open: Sendable {
        let scope: String?
        /// Nil once the frames cannot be told apart any more.
        var decoder: FrameDecoder?
    }

    /// A larger frame is recorded by its size alone; in bytes.
    private static let frameLimit = 4 * 1024 * 1024

    private var open: [Int: Open] = [:]
    private var secrets = KnownSecrets()

    mutating func events(of entry: WireEntry) -> [WireEvent] {
        switch entry.passage {
        case .request(let request): requestEvents(request, entry)
        case .head(let status, let headers): [headEvent(status, headers, entry)]
        case .bytes(let bytes): frameEvents(bytes, entry)
        case .dropped(let count): droppedEvents(count, entry)
        case .end(let failure): endEvents(failure, entry)
        }
    }

    private mutating func requestEvents(_ request: WireRequest, _ entry: WireEntry) -> [WireEvent] {
        open[entry.exchange] = Open(scope: request.recordingScope, decoder: FrameDecoder(limit: Self.frameLimit))
        var redactor = Redactor()
        let url = redactor.url(request.url)
        let headers = redactor.headers(request.headers)
        // A form with files is large, and its files are nobody's but the user's.
        let isForm = request.header("Content-Type")?.hasPrefix("multipart/") ?? false
        let body = isForm ? nil : request.body.map { redactor.payload($0) }
        secrets.insert(redactor.found)
        let head = WireEvent.Content.requestHead(
            method: request.method, url: secrets.redact(url), headers: clean(headers))
        let headSize = request.url.utf8.count + Self.size(of: request.headers)
        var events = [event(entry, .sent, headSize, head)]
        if let size = request.body?.count {
            let content = body.map { WireEvent.Content.requestBody(secrets.redact($0)) } ?? .unkept
            events.append(event(entry, .sent, size, content))
        }
        return events
    }

    private func headEvent(_ status: Int, _ headers: [WireHeader], _ entry: WireEntry) -> WireEvent {
        let content = WireEvent.Content.responseHead(status: status, headers: clean(Redaction.headers(headers)))
        return event(entry, .received, Self.size(of: headers), content)
    }

    private mutating func frameEvents(_ bytes: [UInt8], _ entry: WireEntry) -> [WireEvent] {
        decode(entry) { decoder throws(TransportFailure) in try decoder.feed(bytes) }
            ?? [event(entry, .received, bytes.count, .unkept)]
    }

    private mutating func droppedEvents(_ count: Int, _ entry: WireEntry) -> [WireEvent] {
        open[entry.exchange]?.decoder = nil
        return [event(entry, .received, count, .unkept)]
    }

    private mutating func endEvents(_ failure: TransportFailure?, _ entry: WireEntry) -> [WireEvent] {
        let rest = decode(entry) { decoder throws(TransportFailure) in try decoder.finish() } ?? []
        let end = event(entry, .received, 0, .end(failure))
        open[entry.exchange] = nil
        return rest + [end]
    }

    /// Nil where the exchange's frames cannot be told apart any more.
    private mutating func decode(
        _ entry: WireEntry, _ step: (inout FrameDecoder) throws(TransportFailure) -> [Frame]
    ) -> [WireEvent]? {
        guard var decoder = open[entry.exchange]?.decoder else { return nil }
        // Not held twice, so that it is not copied with every piece.
        open[entry.exchange]?.decoder = nil
        do throws(TransportFailure) {
            let frames = try step(&decoder)
            open[entry.exchange]?.decoder = decoder
            return frames.map { event(entry, .received, $0.payload.count, .frame(clean($0))) }
        } catch {
            return nil
        }
    }

    private func clean(_ frame: Frame) -> Frame {
        Frame(
            event: frame.event.map(secrets.redact), id: frame.id.map(secrets.redact),
            payload: secrets.redact(Redaction.payload(frame.payload)), isDone: frame.isDone)
    }

    private func clean(_ headers: [WireHeader]) -> [WireHeader] {
        headers.map { WireHeader($0.name, secrets.redact($0.value)) }
    }

    private func event(
        _ entry: WireEntry, _ direction: WireEvent.Direction, _ byteCount: Int, _ content: WireEvent.Content
    ) -> WireEvent {
        WireEvent(
            exchange: entry.exchange, scope: open[entry.exchange]?.scope, instant: entry.instant, direction: direction,
            byteCount: byteCount, content: content)
    }

    private static func size(of headers: [WireHeader]) -> Int {
        // ": " and the line's end (RFC 9112 §5).
        headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }
}
