/// What a frame of the wire is called by its platform.
package struct FrameReading: Hashable, Sendable {
    /// The platform's own word for it; safe to show.
    package var type: String
    /// Whether Baton knows what it means.
    package var isKnown: Bool
    /// Whether it is the request that carries the user's message.
    package var startsRun: Bool

    package init(_ type: String, isKnown: Bool = true, startsRun: Bool = false) {
        self.type = type.sanitised
        self.isKnown = isKnown
        self.startsRun = startsRun
    }

    /// What a frame is on every platform; nil for the bodies, which each platform words in its own way.
    package init?(envelope frame: RecordedFrame) {
        switch frame.content {
        case .request(let method, let url): self.init("\(method) \(Self.path(of: url))")
        case .requestBody: self.init("body")
        case .response(let status): self.init("HTTP \(status)")
        case .unkept: self.init("not kept")
        case .end(let failure): self.init(failure ?? "end", isKnown: true)
        case .body: return nil
        }
    }

    /// The path of a URL, without server and query.
    package static func path(of url: String) -> String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        guard let slash = rest.firstIndex(of: "/") else { return "/" }
        return String(rest[slash...].prefix { $0 != "?" && $0 != "#" })
    }
}

/// Reads a run's recording, frame by frame in its order: pure, so that the same recording always reads the same.
package protocol WireReader: Sendable {
    mutating func read(_ frame: RecordedFrame) -> FrameReading
}
