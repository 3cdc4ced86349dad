/// JSON text on its way in, cut into values as they become whole; looks at each byte once.
struct ValueBuffer: Sendable {
    /// A stretch of ``bytes`` that is a value, or what came in the place of one.
    struct Cut: Sendable {
        enum Kind: Sendable {
            /// An object outside any array.
            case object
            case element
            /// The `DONE` of `[DONE]`.
            case done
            /// Began as a value and was cut short.
            case broken
            /// A line that is no JSON at all.
            case text
        }

        var kind: Kind
        var range: Range<Int>
    }

    private(set) var bytes: [UInt8] = []
    private var scanner = JSONValueScanner()
    private var scanned = 0
    /// Where the open value begins.
    private var start: Int?

    /// Whether a value or an array waits for its end.
    var isOpen: Bool { start != nil || scanner.isInArray }
    var isEmpty: Bool { bytes.isEmpty }
    var isInArray: Bool { scanner.isInArray }
    var isInString: Bool { scanner.isInString }
    var isText: Bool { scanner.isText }
    /// How many bytes the open value has so far.
    var openCount: Int { start.map { bytes.count - $0 } ?? 0 }
    /// Whether the open value is so far nothing but its first bracket.
    var isLoneBracket: Bool { scanner.isNested && openCount == 1 }

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// The next value that is whole, from where the last call stopped.
    mutating func next() -> Cut? {
        while scanned < bytes.count {
            let index = scanned
            scanned += 1
            switch scanner.step(bytes[index]) {
            case .skip, .keep: continue
            case .begin: start = index
            case .end: return cut(scanner.isInArray ? .element : .object, to: index + 1)
            case .endBefore: return cut(isDone(to: index) ? .done : .element, to: index)
            case .broken:
                scanned = index
                return closed()
            }
        }
        return nil
    }

    /// Ends the open value here, whole or not.
    mutating func closed() -> Cut? {
        let kind: Cut.Kind = scanner.isText ? .text : .broken
        scanner.abandon()
        return cut(kind, to: scanned)
    }

    /// Forgets the bytes before the open value. Costs no more than what came since the last value ended.
    mutating func compact() {
        guard let begin = start else {
            bytes.removeAll(keepingCapacity: bytes.capacity <= Self.spareCapacity)
            scanned = 0
            return
        }
        guard begin > 0 else { return }
        bytes.removeFirst(begin)
        scanned -= begin
        start = 0
    }

    /// What is kept allocated between values, in bytes: enough for an ordinary event.
    private static let spareCapacity = 65_536

    private mutating func cut(_ kind: Cut.Kind, to end: Int) -> Cut? {
        guard let begin = start else { return nil }
        start = nil
        var last = end
        while last > begin, ASCII.isSpace(bytes[last - 1]) { last -= 1 }
        return Cut(kind: kind, range: begin..<last)
    }

    private func isDone(to end: Int) -> Bool {
        guard let start else { return false }
        return bytes[start..<end].elementsEqual("DONE".utf8)
    }
}
