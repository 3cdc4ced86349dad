internal import BatonCore
internal import BatonText

/// Frames of the wire in words, a line a frame, for where there is no screen.
package enum WireText {
    package static func lines(_ frames: [WireFrame]) -> [String] {
        frames.enumerated().map { index, wire in
            let before = index == 0 ? nil : frames[index - 1].frame.monotonic
            let since = before.map { wire.frame.monotonic - $0 }.flatMap { $0 < .zero ? nil : $0 }
            let words = [
                wire.frame.direction == .sent ? "sent" : "received", wire.reading.type,
                wire.reading.isKnown ? nil : "not known to Baton",
                wire.frame.byteCount > 0 ? ByteCountText.short(wire.frame.byteCount) : nil,
                since.map { "\(DurationText.short($0)) later" },
            ]
            return "\(wire.number + 1): " + words.compactMap(\.self).joined(separator: ", ")
        }
    }

    /// A frame in full: its line, its headers and its body.
    package static func whole(_ wire: WireFrame) -> [String] {
        let line = wire.frame.line.isEmpty ? [] : [wire.frame.line.sanitised.onOneLine]
        let headers = wire.frame.headers.map { "\($0.name): \($0.value)".sanitised.onOneLine }
        guard !wire.frame.bytes.isEmpty else { return line + headers }
        return line + headers + [String(wire.text.prettyJSON.dropLast())]
    }
}
