/// Plain text into lines at a width.
package enum TextLayout {
    /// Wraps `text` at `width` columns where ``LineBreaking`` allows it, and between any two grapheme clusters only where
    /// there is no such place in a line.
    ///
    /// No line takes more than `width` columns. Tabs become spaces up to the next stop of four; white space at the end of a
    /// line is dropped; a cluster wider than the line becomes U+FFFD. A line feed ends a line, so that a text that ends
    /// with one has no empty line behind it. Nothing is laid out at a width under 1. A paragraph with right-to-left letters
    /// has "⇠ " before its first line.
    package static func lines(of text: some StringProtocol, width: Int, role: TextRole = .body) -> [StyledLine] {
        var lines: [StyledLine] = []
        forEachLine(of: String(text), from: 0, width: width, role: role) { line, _ in lines.append(line) }
        return lines
    }

    /// Calls `body` with every line from byte `start`, which is the beginning of a line at this width.
    static func forEachLine(
        of text: String, from start: Int, width: Int, role: TextRole, _ body: (StyledLine, LineExtent) -> Void
    ) {
        let run = RichText.Run(end: .max, role: role)
        forEachLine(of: text, from: start, width: width, runs: [run], body)
    }

    static func forEachLine(
        of text: String, from start: Int, width: Int, runs: [RichText.Run], _ body: (StyledLine, LineExtent) -> Void
    ) {
        guard width > 0 else { return }
        // A second name for the same storage: the closure reads the text while this one is lent out.
        var storage = text
        storage.withUTF8 { bytes in
            var scanner = LineScanner(text: text, bytes: bytes, width: width)
            var painter = LinePainter(text: text, bytes: bytes, width: width, runs: runs)
            scanner.forEachLine(from: start) { body(painter.line($0), $0) }
        }
    }

    static func forEachExtent(of text: String, width: Int, _ body: (LineExtent) -> Void) {
        guard width > 0 else { return }
        var storage = text
        storage.withUTF8 { bytes in
            var scanner = LineScanner(text: text, bytes: bytes, width: width)
            scanner.forEachLine(from: 0, body)
        }
    }
}
