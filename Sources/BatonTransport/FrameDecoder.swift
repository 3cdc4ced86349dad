/// Cuts a streamed body into frames, whichever way the server framed it, as its bytes come in.
///
/// Understands an event stream (WHATWG HTML §9.2), JSON lines, JSON arrays and concatenated JSON objects, both also
/// pretty-printed, and tells them apart by the bytes alone, because servers' content types cannot be trusted here.
/// Lines end at LF, CRLF and CR only: U+2028 and its kin are ordinary characters inside JSON text. How the bytes are
/// cut into pieces makes no difference to the frames; each byte is looked at a fixed number of times.
///
/// An event of an event stream is complete at its blank line, at `[DONE]`, or at the end of the body. Servers that
/// leave out the blank lines are understood as well: a second value of a field that a whole event already has begins
/// the next event. JSON that a server cuts short costs that one value, which comes as it stands.
package struct FrameDecoder: Sendable {
    private enum Line {
        /// Nothing of it is here yet.
        case start
        /// Kept in `held` until its end, because it may be a field of an event stream.
        case held
        /// JSON or text, handed on as it comes.
        case bare
    }

    private let limit: Int
    private var failure: TransportFailure?
    private var ready: [Frame] = []

    private var line = Line.start
    private var held: [UInt8] = []
    private var isAfterCarriageReturn = false
    /// How many bytes of a byte order mark have come; nil once the body has begun.
    private var markCount: Int? = 0

    /// The data of the event that is being collected.
    private var block = EventBlock()
    /// Whether a field has been seen: lines that are neither fields nor JSON mean nothing then.
    private var isEventStream = false
    /// Whether this server has left out a blank line: an event ends with its data then.
    private var isUnseparated = false

    /// JSON and text outside an event stream's fields.
    private var bare = ValueBuffer()
    /// Whether the open bare value began on an earlier line.
    private var isBareMultiline = false
    /// Whether objects have come whole on one line, so that one which does not is cut short, and not pretty-printed.
    private var isLineFramed = false

    /// How many bytes have been looked at so far, each stage counted by itself: the proof that the work is linear.
    package private(set) var examinedByteCount = 0

    /// - Parameter limit: the most bytes that one event may have, its field names included.
    package init(limit: Int = 64 * 1024 * 1024) {
        self.limit = limit
    }

    /// The frames that `bytes` complete.
    /// - Throws: ``TransportFailure`` with `.tooLarge` once every frame before the one that is too large is out, and
    ///   from then on.
    package mutating func feed(_ bytes: some Collection<UInt8>) throws(TransportFailure) -> [Frame] {
        if failure == nil {
            if bytes.withContiguousStorageIfAvailable({ consume($0) }) == nil {
                Array(bytes).withUnsafeBufferPointer { consume($0) }
            }
        }
        return try takeReady()
    }

    /// The frames that only the end of the body completes. Nothing may be fed after it.
    /// - Throws: as ``feed(_:)``.
    package mutating func finish() throws(TransportFailure) -> [Frame] {
        if failure == nil {
            endMark()
            if line != .start { endLine() }
            closeBare()
            dispatchBlock()
        }
        return try takeReady()
    }

    private mutating func takeReady() throws(TransportFailure) -> [Frame] {
        let frames = ready
        ready = []
        if frames.isEmpty, let failure { throw failure }
        return frames
    }
}

// MARK: - Bytes into lines

extension FrameDecoder {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        examinedByteCount += bytes.count
        var index = skipMark(bytes)
        while index < bytes.count, failure == nil {
            if isAfterCarriageReturn {
                isAfterCarriageReturn = false
                if bytes[index] == ASCII.lineFeed {
                    index += 1
                    continue
                }
            }
            var end = index
            while end < bytes.count, bytes[end] != ASCII.lineFeed, bytes[end] != ASCII.carriageReturn { end += 1 }
            if end > index { take(bytes[index..<end]) }
            guard end < bytes.count, failure == nil else { return }
            isAfterCarriageReturn = bytes[end] == ASCII.carriageReturn
            endLine()
            index = end + 1
        }
    }

    /// The index of the first byte after a byte order mark.
    private mutating func skipMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        while let count = markCount, index < bytes.count {
            if count < Self.byteOrderMark.count, bytes[index] == Self.byteOrderMark[count] {
                markCount = count + 1
                index += 1
            } else {
                endMark()
            }
        }
        return index
    }

    private mutating func endMark() {
        if let count = markCount, count < Self.byteOrderMark.count {
            // The beginning of a mark that was none is text.
            if count > 0 { take(Self.byteOrderMark[..<count]) }
        }
        markCount = nil
    }

    private mutating func take(_ run: some Collection<UInt8>) {
        if line == .start, let first = run.first { line = kind(ofLineBeginningWith: first) }
        if line == .held {
            held.append(contentsOf: run)
            check(block.values.bytes.count + held.count)
        } else {
            takeBare(run)
        }
    }

    private func kind(ofLineBeginningWith byte: UInt8) -> Line {
        switch byte {
        // The first letters of the fields' names, and a comment's colon. JSON text begins with none of them.
        case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "r"), ASCII.colon: .held
        default: block.isEmpty ? .bare : .held
        }
    }

    private mutating func endLine() {
        let kind = line
        line = .start
        switch kind {
        case .start:
            endBareLine()
            dispatchBlock()
        case .held:
            let whole = held
            held.removeAll(keepingCapacity: whole.count <= Self.spareCapacity)
            examinedByteCount += whole.count
            interpret(whole)
        case .bare:
            endBareLine()
        }
    }

    /// What is kept allocated between lines, in bytes: enough for an ordinary event.
    private static let spareCapacity = 65_536

    private mutating func check(_ count: Int) {
        guard count > limit, failure == nil else { return }
        failure = TransportFailure(.tooLarge, "one event of the answer is larger than \(ByteCount(limit))")
        held = []
        block = EventBlock()
        bare = ValueBuffer()
    }
}

// MARK: - Lines into events

extension FrameDecoder {
    private mutating func interpret(_ line: [UInt8]) {
        switch EventField(line) {
        case .comment:
            return
        case .data(let bytes):
            beginField(isRepeated: block.isWhole)
            closeBare()
            bare = ValueBuffer()
            examinedByteCount += bytes.count
            block.append(bytes)
            if block.isDone || isUnseparated && block.isWhole { dispatchBlock() }
        case .event(let name):
            beginField(isRepeated: block.isWhole && block.event != nil)
            block.event = name
        case .id(let id):
            beginField(isRepeated: block.isWhole && block.id != nil)
            block.id = id
        case .retry:
            // Streams are not reopened by themselves: a lost one is polled.
            beginField(isRepeated: false)
        case nil:
            interpretOther(line)
        }
    }

    private mutating func beginField(isRepeated: Bool) {
        isEventStream = true
        guard isRepeated else { return }
        isUnseparated = true
        dispatchBlock()
    }

    /// A line that is no field: the rest of JSON that a server put after `data:` without repeating it, or JSON, or
    /// text.
    private mutating func interpretOther(_ line: [UInt8]) {
        if block.values.isOpen, !block.values.isText {
            examinedByteCount += line.count
            block.append(line[...])
        } else if bare.isOpen || block.isEmpty {
            takeBare(line)
            endBareLine()
        } else if let first = line.first(where: { !ASCII.isSpace($0) }),
            first == ASCII.openBrace || first == ASCII.openBracket
        {
            dispatchBlock()
            takeBare(line)
            endBareLine()
        }
    }

    private mutating func dispatchBlock() {
        let done = block
        block = EventBlock()
        ready.append(contentsOf: done.frames)
    }
}

// MARK: - JSON outside events

extension FrameDecoder {
    private mutating func takeBare(_ run: some Collection<UInt8>) {
        examinedByteCount += run.count
        bare.append(run)
        while failure == nil, let cut = bare.next() {
            if cut.kind == .object, !isBareMultiline { isLineFramed = true }
            isBareMultiline = false
            emit(cut)
        }
        bare.compact()
        check(bare.openCount)
    }

    private mutating func endBareLine() {
        guard bare.openCount > 0 else { return }
        let isCutShort = isLineFramed && !bare.isInArray && !bare.isLoneBracket && !isBareMultiline
        if bare.isText || bare.isInString || isCutShort {
            closeBare()
        } else {
            isBareMultiline = true
            takeBare(CollectionOfOne(ASCII.lineFeed))
        }
    }

    private mutating func closeBare() {
        if let cut = bare.closed() { emit(cut) }
        bare.compact()
        isBareMultiline = false
    }

    private mutating func emit(_ cut: ValueBuffer.Cut) {
        check(cut.range.count)
        guard failure == nil else { return }
        switch cut.kind {
        case .text where isEventStream:
            // A field that the standard does not know (WHATWG HTML §9.2.6): ignored.
            return
        case .done:
            ready.append(block.frame(payload: EventBlock.doneMark, isDone: true))
        case .object, .element, .broken, .text:
            ready.append(block.frame(payload: Array(bare.bytes[cut.range])))
        }
    }
}
