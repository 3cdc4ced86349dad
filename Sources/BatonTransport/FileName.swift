import Glibc

/// A file's name as a server gave it, made into one that a folder here can have.
///
/// Whatever comes in, what comes out is one component of a path: no separator, no leading dot, no control character, not
/// empty, and short enough for every file system in use (255 bytes, with room for a number).
package struct FileName: Hashable, Sendable {
    package let text: String

    // 255 bytes are what ext4, XFS, APFS and NTFS allow; " (999)" wants some of them.
    private static let limit = 240
    // What an ending may have to be kept whole: ".tar.gz" has it, a sentence behind a full stop has not.
    private static let endingLimit = 12

    package init(_ name: String) {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { scalars.append(Self.isAllowed(scalar) ? scalar : "_") }
        let words = String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Dots at the front hide a file, and at the end some file systems drop them.
        var trimmed = Substring(words)
        while let first = trimmed.first, first == "." || first == " " { trimmed.removeFirst() }
        while let last = trimmed.last, last == "." || last == " " { trimmed.removeLast() }
        let isName = trimmed.contains { $0 != "_" }
        text = Self.shortened(isName ? String(trimmed) : "file")
    }

    /// The same name with a number before its ending: `report (2).pdf`.
    package func numbered(_ number: Int) -> String {
        let (stem, ending) = Self.parts(text)
        return "\(stem) (\(number))\(ending)"
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }

    private static func parts(_ text: String) -> (stem: String, ending: String) {
        guard let dot = text.lastIndex(of: "."), dot != text.startIndex, text[dot...].utf8.count <= endingLimit else {
            return (text, "")
        }
        let ending = text[dot...]
        let stem = text[..<dot]
        // Two endings that belong together.
        if stem.hasSuffix(".tar"), stem.count > 4 { return (String(stem.dropLast(4)), ".tar" + ending) }
        return (String(stem), String(ending))
    }

    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > limit else { return text }
        var (stem, ending) = parts(text)
        while stem.utf8.count + ending.utf8.count > limit || stem.last == "." || stem.last == " " { stem.removeLast() }
        return stem + ending
    }
}
