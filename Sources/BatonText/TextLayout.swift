/// Plain text into lines at a width.
package enum TextLayout {
    /// Wraps `text` at `width` columns, on grapheme clusters: at white space and between wide characters, and inside a word
    /// only where it is longer than the line.
    ///
    /// No line takes more than `width` columns. Tabs become spaces up to the next stop of four; white space at the end of a
    /// line is dropped; a cluster wider than the line becomes U+FFFD. A line feed ends a line, so that a text that ends
    /// with one has no empty line behind it. Nothing is laid out at a width under 1.
    package static func lines(of text: some StringProtocol, width: Int, role: TextRole = .body) -> [StyledLine] {
        var lines: [StyledLine] = []
        forEachLine(of: String(text), from: 0, width: width, role: role) { line, _ in lines.append(line) }
        return lines
    }

    /// Calls `body` with every line from byte `start`, which is the beginning of a line at this width.
    static func forEachLine(
        of text: String, from start: Int, width: Int, role: TextRole, _ body: (StyledLine, LineExtent) -> Void
    ) {
        guard width > 0 else { return }
        // A second name for the same storage: the closure reads the text while this one is lent out.
        var storage = text
        storage.withUTF8 { bytes in
            let scanner = LineScanner(text: text, bytes: bytes, width: width)
            scanner.forEachLine(from: start) { extent in
                let spans = [StyledSpan(scanner.shownText(of: extent), role)]
                // A mark without a base that stood behind a tab goes to the last of the tab's spaces: count again.
                let line = extent.isRewritten ? StyledLine(spans) : StyledLine(spans, columns: extent.columns)
                body(line, extent)
            }
        }
    }
}
