package import BatonScreen

/// The strokes of one binding, one after the other: `Alt-1`, `C-x 1`.
package struct KeySequence: Hashable, Sendable {
    package let strokes: [KeyStroke]

    /// Reads strokes with spaces between them.
    /// - Returns: nil where one of them is no stroke, or there is none.
    package init?(_ notation: String) {
        let strokes = notation.split(separator: " ").map { KeyStroke(String($0)) }
        guard !strokes.isEmpty, !strokes.contains(nil) else { return nil }
        self.strokes = strokes.compactMap(\.self)
    }

    init(_ strokes: [KeyStroke]) {
        self.strokes = strokes
    }

    package var notation: String {
        // By hand: the generic joining costs a quarter of a millisecond at its first use, which is the first frame's.
        var notation = ""
        for stroke in strokes { notation += notation.isEmpty ? stroke.notation : " " + stroke.notation }
        return notation
    }
}
