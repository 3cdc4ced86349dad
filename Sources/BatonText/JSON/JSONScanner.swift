/// Reads a JSON text (RFC 8259) into its one-line form and the places of its values in that.
///
/// The one-line form is the text with its spelling kept and its white space normalised: a space behind every colon and
/// comma, and none elsewhere. Without recursion, so that no depth of nesting is too much; linear in the text.
struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private(set) var output: [UInt8] = []
    private(set) var nodes: [JSONNode] = []
    /// The containers that are not closed yet, the innermost last.
    private var open: [Int] = []

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // Room for the spaces of most texts.
        output.reserveCapacity(bytes.count + bytes.count / 4)
    }

    /// Whether the text was read to its end: for JSON that was cut off.
    var isAtEnd: Bool { position >= bytes.count }

    /// - Returns: whether the whole text is one JSON value.
    mutating func scan() -> Bool {
        skipSpace()
        guard value(start: 0) else { return false }
        while let parent = open.last {
            skipSpace()
            guard let byte = next else { return false }
            let isObject = nodes[parent].kind == .object
            if byte == UInt8(ascii: isObject ? "}" : "]") {
                close(parent)
            } else if !element(of: parent, isObject: isObject) {
                return false
            }
        }
        skipSpace()
        return isAtEnd
    }

    // MARK: Containers

    private mutating func element(of parent: Int, isObject: Bool) -> Bool {
        if nodes[parent].childCount > 0 {
            guard take(UInt8(ascii: ",")) else { return false }
            output.append(UInt8(ascii: " "))
            skipSpace()
        }
        let start = output.count
        if isObject {
            guard next == UInt8(ascii: "\""), string() else { return false }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { return false }
            output.append(UInt8(ascii: " "))
            skipSpace()
        }
        nodes[parent].childCount += 1
        return value(start: start)
    }

    private mutating func close(_ index: Int) {
        output.append(bytes[position])
        position += 1
        open.removeLast()
        nodes[index].end = Int32(output.count)
        nodes[index].next = Int32(nodes.count)
        if nodes[index].kind == .array, nodes[index].childCount > 1, isPacked(index) {
            nodes[index].kind = .packedArray
        }
    }

    private func isPacked(_ index: Int) -> Bool {
        // Elements are next to each other only where none has children of its own.
        guard nodes.count - index - 1 == Int(nodes[index].childCount) else { return false }
        return nodes[(index + 1)...].allSatisfy { $0.kind == .number || $0.kind == .constant }
    }

    // MARK: Values

    private mutating func value(start: Int) -> Bool {
        guard let byte = next else { return false }
        let index = nodes.count
        nodes.append(
            JSONNode(
                kind: .constant, start: Int32(start), value: Int32(output.count), end: 0,
                parent: Int32(open.last ?? -1), next: Int32(index + 1), childCount: 0, depth: Int32(open.count)))
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            nodes[index].kind = byte == UInt8(ascii: "{") ? .object : .array
            open.append(index)
            return take(byte)
        case UInt8(ascii: "\""):
            nodes[index].kind = .string
            guard string() else { return false }
        case UInt8(ascii: "t"): guard word("true") else { return false }
        case UInt8(ascii: "f"): guard word("false") else { return false }
        case UInt8(ascii: "n"): guard word("null") else { return false }
        default:
            nodes[index].kind = .number
            guard number() else { return false }
        }
        nodes[index].end = Int32(output.count)
        return true
    }

    private mutating func string() -> Bool {
        let start = position
        position += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                output.append(contentsOf: bytes[start..<position])
                return true
            case UInt8(ascii: "\\"): position += 2
            case 0..<0x20: return false
            default: position += 1
            }
        }
        position = bytes.count
        output.append(contentsOf: bytes[start...])
        return false
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] { return false }
        return copy(through: position + count)
    }

    /// RFC 8259 §6: an optional minus, digits without a leading zero, an optional fraction, an optional exponent.
    private mutating func number() -> Bool {
        var end = position
        func isAt(_ bytes: StaticString) -> Bool {
            guard end < self.bytes.count else { return false }
            return (0..<bytes.utf8CodeUnitCount).contains { bytes.utf8Start[$0] == self.bytes[end] }
        }
        func digits() -> Bool {
            let start = end
            while isAt("0123456789") { end += 1 }
            return end > start
        }
        if isAt("-") { end += 1 }
        if isAt("0") { end += 1 } else if !digits() { return false }
        if isAt(".") {
            end += 1
            guard digits() else { return false }
        }
        if isAt("eE") {
            end += 1
            if isAt("+-") { end += 1 }
            guard digits() else { return false }
        }
        return copy(through: end)
    }

    // MARK: Bytes

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func copy(through end: Int) -> Bool {
        output.append(contentsOf: bytes[position..<end])
        position = end
        return true
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        output.append(byte)
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}
