/// Finds where values begin and end in JSON text by its brackets, strings and escapes, one byte at a time.
///
/// It does not judge the text: a JSON parser does that with each value. An array at the top is a container, and its
/// elements are the values; at the top outside an array, what begins with no bracket is text to the end of its line.
struct JSONValueScanner: Sendable {
    enum Step {
        /// White space or punctuation between values.
        case skip
        /// The first byte of a value.
        case begin
        case keep
        /// The last byte of a value.
        case end
        /// The byte after the last one of an array's scalar element.
        case endBefore
        /// This byte cannot stand here: the value before it is cut short. Ask again after ``abandon()``.
        case broken
    }

    private enum Place {
        /// Next: `nested` at a bracket, `scalar` in an array, `text` outside one.
        case between
        /// Inside an object, or an array that is an element. Next: `between`.
        case nested(depth: Int)
        /// An array's element without brackets. Next: `between`.
        case scalar
        /// Next: `between`, by ``abandon()`` at the end of the line.
        case text
    }

    private var place = Place.between
    private(set) var isInString = false
    private var isEscaped = false
    /// The last byte outside strings that was not white space.
    private var last: UInt8 = 0
    private(set) var isInArray = false

    var isText: Bool {
        if case .text = place { true } else { false }
    }

    var isNested: Bool {
        if case .nested = place { true } else { false }
    }

    mutating func step(_ byte: UInt8) -> Step {
        if isInString { return string(byte) }
        switch place {
        case .between: return between(byte)
        case .nested(let depth): return nested(byte, depth)
        case .scalar: return scalar(byte)
        case .text: return .keep
        }
    }

    /// Forgets the value that is open, but not the array around it.
    mutating func abandon() {
        place = .between
        isInString = false
        isEscaped = false
    }

    private mutating func between(_ byte: UInt8) -> Step {
        switch byte {
        case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.comma, ASCII.closeBrace:
            return .skip
        case ASCII.closeBracket:
            isInArray = false
            return .skip
        case ASCII.openBracket where !isInArray:
            isInArray = true
            return .skip
        case ASCII.openBrace, ASCII.openBracket:
            place = .nested(depth: 1)
            last = byte
            return .begin
        default:
            place = isInArray ? .scalar : .text
            isInString = isInArray && byte == ASCII.quote
            return .begin
        }
    }

    private mutating func nested(_ byte: UInt8, _ depth: Int) -> Step {
        switch byte {
        case ASCII.space, ASCII.tab, ASCII.lineFeed:
            return .keep
        case ASCII.openBrace, ASCII.openBracket:
            guard last == ASCII.colon || last == ASCII.comma || last == ASCII.openBracket else { return .broken }
            place = .nested(depth: depth + 1)
        case ASCII.closeBrace, ASCII.closeBracket:
            guard depth > 1 else {
                place = .between
                return .end
            }
            place = .nested(depth: depth - 1)
        case ASCII.quote:
            isInString = true
        default:
            break
        }
        last = byte
        return .keep
    }

    private mutating func scalar(_ byte: UInt8) -> Step {
        switch byte {
        case ASCII.comma:
            place = .between
            return .endBefore
        case ASCII.closeBracket:
            place = .between
            isInArray = false
            return .endBefore
        case ASCII.quote:
            isInString = true
            return .keep
        default:
            return .keep
        }
    }

    private mutating func string(_ byte: UInt8) -> Step {
        if isEscaped {
            isEscaped = false
        } else if byte == ASCII.backslash {
            isEscaped = true
        } else if byte == ASCII.quote {
            isInString = false
        }
        return .keep
    }
}
