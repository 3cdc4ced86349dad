/// Paints HTML and XML, in HTML with the scripts and style sheets in it.
struct MarkupLexer: LineLexer {
    private enum Place: Sendable {
        case text, comment, characterData
        /// Within `<…>`.
        case tag
        /// Within the quotes of an attribute.
        case value(quote: UInt8)
    }

    /// An element whose content is another language.
    private struct Host: Sendable {
        let name: [UInt8]
        let guest: @Sendable () -> any LineLexer

        static let all = [
            Host(name: Array("script".utf8)) { ProgramLexer(.javaScript) },
            Host(name: Array("style".utf8)) { StyleSheetLexer(hasLineComments: false) },
        ]
    }

    private let isHTML: Bool
    private var place = Place.text
    /// The host whose opening tag is not finished.
    private var pendingHost: Host?
    private var guest: (any LineLexer)?
    /// What ends the guest.
    private var guestEnd: [UInt8] = []

    init(isHTML: Bool) {
        self.isHTML = isHTML
    }

    mutating func scan(_ line: inout CodeLine) {
        // Also where the line is empty, for the guest's sake.
        repeat {
            if guest != nil {
                scanGuest(&line)
            } else if !line.isAtEnd {
                scanOwn(&line)
            }
        } while !line.isAtEnd
    }

    private mutating func scanOwn(_ line: inout CodeLine) {
        switch place {
        case .text: scanText(&line)
        case .comment: scan(&line, upTo: Self.commentEnd, .comment, .comment)
        case .characterData: scan(&line, upTo: Self.characterDataEnd, .string, .keyword)
        case .tag: scanTag(&line)
        case .value(let quote): scan(&line, upTo: [quote], .string, .string, then: .tag)
        }
    }

    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let characterDataStart = Array("<![cdata[".utf8)
    private static let characterDataEnd = Array("]]>".utf8)

    private mutating func scan(
        _ line: inout CodeLine, upTo end: [UInt8], _ role: TextRole, _ endRole: TextRole, then next: Place = .text
    ) {
        var index = line.position
        while index < line.end {
            if line.bytes[index] == end[0], line.has(end, at: index) {
                place = next
                line.paint(to: index, role)
                return line.paint(to: index + end.count, endRole)
            }
            index += 1
        }
        line.paint(to: line.end, role)
    }

    /// Up to where the host's closing tag begins, or to the line's end.
    private mutating func scanGuest(_ line: inout CodeLine) {
        let end = line.end
        var close = line.position
        while close < end, !(line.bytes[close] == UInt8(ascii: "<") && line.hasAnyCase(guestEnd, at: close)) {
            close += 1
        }
        line.end = close
        guest?.scan(&line)
        line.end = end
        if close < end { guest = nil }
    }

    private mutating func scanText(_ line: inout CodeLine) {
        let start = line.position
        switch line.current {
        case UInt8(ascii: "<"):
            scanOpening(&line)
        case UInt8(ascii: "&"):
            var end = start + 1
            // The longest name of a character in HTML has 31 letters.
            let limit = min(start + 33, line.end)
            while end < limit, line.bytes[end].isWord || line.bytes[end] == UInt8(ascii: "#") { end += 1 }
            let isReference = end > start + 1 && line.byte(at: end) == UInt8(ascii: ";")
            line.paint(to: isReference ? end + 1 : start + 1, isReference ? .constant : .plainCode)
        default:
            var end = start + 1
            while end < line.end, line.bytes[end] != UInt8(ascii: "<"), line.bytes[end] != UInt8(ascii: "&") {
                end += 1
            }
            line.paint(to: end, .plainCode)
        }
    }

    private mutating func scanOpening(_ line: inout CodeLine) {
        let start = line.position
        if line.has(Self.commentStart, at: start) {
            place = .comment
            return line.paint(to: start + 4, .comment)
        }
        if line.hasAnyCase(Self.characterDataStart, at: start) {
            place = .characterData
            return line.paint(to: start + Self.characterDataStart.count, .keyword)
        }
        let sign = line.byte(at: start + 1)
        let isDeclaration = sign == UInt8(ascii: "!")
        let hasSign = isDeclaration || sign == UInt8(ascii: "/") || sign == UInt8(ascii: "?")
        let name = hasSign ? start + 2 : start + 1
        // A fragment of JSX has no name.
        guard line.byte(at: name).isWordStart || line.byte(at: name) == UInt8(ascii: ">") else {
            return line.paint(to: start + 1, .plainCode)
        }
        var end = name
        while end < line.end, line.bytes[end].isWord || Self.nameSigns.contains(line.bytes[end]) { end += 1 }
        line.paint(to: name, .punctuation)
        line.paint(to: end, isDeclaration ? .keyword : .tag)
        place = .tag
        guard isHTML, !hasSign else { return }
        pendingHost = Host.all.first { $0.name.count == end - name && line.hasAnyCase($0.name, at: name) }
    }

    private static let nameSigns = Array("-:.".utf8)

    private mutating func scanTag(_ line: inout CodeLine) {
        let start = line.position
        let byte = line.current
        switch byte {
        case UInt8(ascii: ">"):
            line.paint(to: start + 1, .punctuation)
            place = .text
            if let host = pendingHost {
                guest = host.guest()
                guestEnd = Array("</".utf8) + host.name
                pendingHost = nil
            }
        case UInt8(ascii: "<"):
            // The tag before was none, or is not finished: begin anew.
            place = .text
            pendingHost = nil
        case UInt8(ascii: "/"), UInt8(ascii: "?"):
            if line.byte(at: start + 1) == UInt8(ascii: ">") { pendingHost = nil }
            line.paint(to: start + 1, .punctuation)
        case UInt8(ascii: "="):
            line.paint(to: start + 1, .punctuation)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            line.paint(to: start + 1, .string)
            place = .value(quote: byte)
        default:
            guard !byte.isBlank else { return line.paintSpaces() }
            let isValue = start > 0 && line.bytes[start - 1] == UInt8(ascii: "=")
            line.paint(to: endOfAttribute(line, from: start, isValue: isValue), isValue ? .string : .key)
        }
    }

    /// Never `start` itself.
    private func endOfAttribute(_ line: CodeLine, from start: Int, isValue: Bool) -> Int {
        var index = start + 1
        while index < line.end, !line.bytes[index].isBlank {
            switch line.bytes[index] {
            case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"):
                return index
            case UInt8(ascii: "/") where !isValue: return index
            case UInt8(ascii: "?") where !isValue: return index
            default: index += 1
            }
        }
        return index
    }
}
