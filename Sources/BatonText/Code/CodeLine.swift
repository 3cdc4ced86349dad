/// One line of code on its way to spans: its bytes, a place in them, and what has been painted before that place.
///
/// The bytes are borrowed: the value must not outlive the closure that it was made in.
struct CodeLine {
    /// UTF-8, well formed.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the lexer at work has to stop. A language inside another one (a script in HTML) gets a part of the line.
    var end: Int
    /// Where painting goes on. Never behind `end`.
    private(set) var position = 0

    private var spans: [StyledSpan] = []
    private var spanStart = 0
    private var spanRole = TextRole.plainCode

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = bytes.count
        // Room for the spans of an ordinary line of code, so that it costs one allocation.
        spans.reserveCapacity(min(24, bytes.count / 2 + 1))
    }

    var isAtEnd: Bool { position >= end }

    /// The byte at `position`, 0 at the end.
    var current: UInt8 { byte(at: position) }

    /// The byte at `index`, 0 outside of what the lexer at work may see.
    func byte(at index: Int) -> UInt8 {
        index >= 0 && index < end ? bytes[index] : 0
    }

    func has(_ text: [UInt8], at index: Int) -> Bool {
        guard index + text.count <= end else { return false }
        for offset in text.indices where bytes[index + offset] != text[offset] { return false }
        return true
    }

    /// Whether `text`, in small letters, stands at `index` in any case.
    func hasAnyCase(_ text: [UInt8], at index: Int) -> Bool {
        guard index + text.count <= end else { return false }
        for offset in text.indices where bytes[index + offset].lowercased != text[offset] { return false }
        return true
    }

    /// Paints everything from `position` to `next` and goes there.
    mutating func paint(to next: Int, _ role: TextRole) {
        let next = min(next, end)
        guard next > position else { return }
        if role != spanRole {
            closeSpan(at: clusterBoundary(from: position))
            spanRole = role
        }
        position = next
    }

    /// Paints the spaces at `position`, if any.
    mutating func paintSpaces() {
        paint(to: endOfSpaces(from: position), .plainCode)
    }

    /// What has been painted. The line is used up.
    mutating func finish() -> [StyledSpan] {
        position = bytes.count
        closeSpan(at: bytes.count)
        return spans
    }

    private mutating func closeSpan(at boundary: Int) {
        guard boundary > spanStart else { return }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[spanStart..<boundary]), as: UTF8.self)
        // Only where a boundary was moved over a whole token do neighbours come with one role.
        if let last = spans.indices.last, spans[last].role == spanRole {
            spans[last].text += text
        } else {
            spans.append(StyledSpan(text, spanRole))
        }
        spanStart = boundary
    }

    /// The first place from `boundary` on where a grapheme cluster ends: a mark behind a quote stays with the quote.
    ///
    /// Tokens begin or end with ASCII, and no rule of Unicode (UAX #29) that looks further than two scalars involves ASCII, so
    /// the two scalars at the boundary tell.
    private func clusterBoundary(from boundary: Int) -> Int {
        var boundary = boundary
        while boundary > 0, boundary < bytes.count, bytes[boundary - 1] | bytes[boundary] >= 0x80 {
            var start = boundary - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            let next = endOfScalar(from: boundary)
            let pair = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<next]), as: UTF8.self)
            guard pair.count == 1 else { return boundary }
            boundary = next
        }
        return boundary
    }

    private func endOfScalar(from index: Int) -> Int {
        var next = index + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
