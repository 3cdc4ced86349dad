/// Where a row may end, for every layout of running text: UAX #14 (Unicode 14, by libunistring), word by word.
///
/// A word is what stands between white space. In words of ASCII the rules are applied here, which gives the same breaks as
/// the library does but for these, kept in all words alike:
/// - White space is always a place to break at, whatever stands before it (LB14 to LB17 reach across it), unless an ASCII
///   stop or closing bracket follows (LB13). A slash or full stop that follows does not count: it begins a path.
/// - `.`, `,`, `:` and `;` stay with the letter behind them (LB29, which the library leaves out): `e.g.`, `name.swift`.
/// - Marks that begin a word stay with it (LB20a of Unicode 16, and slashes and exclamation marks): `--flag`, `/usr`.
/// - What stands behind `//` stays with it: `https://example.com`.
/// - Signs of the class PR or PO, among them `+`, stay together: `C++`.
package enum LineBreaking {
    /// Whether a row may end at `scalar`, a white space that does not glue.
    package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The places in `text` where a row may end, as offsets of UTF-8 from its start, ascending: each is where the next row
    /// would begin, before a cluster that is not white space. Line feeds are none.
    package static func opportunities(in text: some StringProtocol) -> [Int] {
        var offsets: [Int] = []
        ClusterWalker.forEach(in: String(text)) { cluster, start in
            if cluster.canFollowBreak { offsets.append(start) }
        }
        return offsets
    }

    /// Whether a row may end between two ASCII characters that are not white space.
    static func isAllowed(after left: UInt8, before right: UInt8) -> Bool {
        switch left {
        // EX, BA
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "|"):
            isLetterLike(right) || isDigit(right) || isSign(right) || opens(right)
        // CL
        case UInt8(ascii: "}"): isLetterLike(right) || isDigit(right) || opens(right)
        // HY, SY
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
            isLetterLike(right) || isSign(right) || opens(right)
        // CP
        case UInt8(ascii: ")"), UInt8(ascii: "]"): opens(right)
        default: isStop(left) && (isSign(right) || opens(right))
        }
    }

    /// Whether a row may end after white space before `byte`, the first of what follows.
    static func isAllowedAfterSpace(before byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): false
        default: byte == UInt8(ascii: ".") || !isStop(byte)
        }
    }

    /// Whether `byte` is a mark that stays with the word it begins.
    static func isLeadingMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
        default: isStop(byte)
        }
    }

    /// IS: `,` `.` `:` `;`.
    static func isStop(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"): true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    /// AL: letters, and the signs that break like them.
    private static func isLetterLike(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "@")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "<")...UInt8(ascii: ">"), UInt8(ascii: "^")...UInt8(ascii: "`"): true
        case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// PR, PO
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "\\"): true
        default: false
        }
    }

    /// OP
    private static func opens(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
    }
}
