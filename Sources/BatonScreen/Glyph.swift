/// What one cell shows: a scalar that takes columns, and up to four marks over it.
///
/// Four, because curses keeps five code points a cell (`CCHARW_MAX`); further marks are left out.
package struct Glyph: Hashable, Sendable {
    /// The base, then the marks; unused places are 0. The base is never a control.
    package private(set) var scalars: SIMD8<UInt32>
    /// 1 or 2.
    package let columns: Int

    static let maximumMarks = 4

    /// A glyph of a base scalar; `nil` for a scalar that has no column of its own.
    init?(_ scalar: Unicode.Scalar) {
        scalars = .zero
        let value = scalar.value
        if value < 0x20 {
            // U+2400… are the pictures of the C0 controls, in their order; U+2421 is that of DEL.
            scalars[0] = 0x2400 + value
            columns = 1
        } else if value >= 0x7F && value < 0xA0 {
            scalars[0] = value == 0x7F ? 0x2421 : Glyph.replacement
            columns = 1
        } else {
            switch ScalarClass(scalar) {
            case .narrow: (scalars[0], columns) = (value, 1)
            case .wide: (scalars[0], columns) = (value, 2)
            case .unknown: (scalars[0], columns) = (Glyph.replacement, 1)
            case .mark, .hidden: return nil
            }
        }
    }

    init(scalars: SIMD8<UInt32>, columns: Int) {
        self.scalars = scalars
        self.columns = columns
    }

    static let replacement: UInt32 = 0xFFFD

    var hasMarks: Bool { scalars[1] != 0 }

    mutating func add(mark: Unicode.Scalar) {
        for place in 1...Glyph.maximumMarks where scalars[place] == 0 {
            scalars[place] = mark.value
            return
        }
    }

    package var text: String {
        var view = String.UnicodeScalarView()
        for place in 0...Glyph.maximumMarks where scalars[place] != 0 {
            if let scalar = Unicode.Scalar(scalars[place]) { view.append(scalar) }
        }
        return String(view)
    }
}
