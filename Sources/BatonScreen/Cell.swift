/// One column of one row: what is shown there, and how.
///
/// Sixteen bytes of integers without padding, so that rows are copied and compared as memory. A wide glyph takes a cell and,
/// right of it, a continuation cell of the same style.
package struct Cell: Hashable, Sendable {
    private var code: UInt32
    private var foreground: UInt32
    private var background: UInt32
    private var attributes: UInt32

    // Bits of `code` above the 21 of a scalar value.
    private static let continuationBit: UInt32 = 1 << 31
    private static let wideBit: UInt32 = 1 << 30
    private static let tableBit: UInt32 = 1 << 29
    private static let valueMask: UInt32 = (1 << 21) - 1
    private static let space: UInt32 = 0x20

    private init(code: UInt32, style: Style) {
        self.code = code
        foreground = style.foreground.packed
        background = style.background.packed
        attributes = UInt32(style.attributes.rawValue)
    }

    private init(_ glyph: Glyph, style: Style) {
        let wide = glyph.columns == 2 ? Cell.wideBit : 0
        if glyph.hasMarks, let number = GlyphTable.number(of: glyph) {
            self.init(code: number | Cell.tableBit | wide, style: style)
        } else {
            self.init(code: glyph.scalars[0] | wide, style: style)
        }
    }

    /// A space in the plain style.
    package static let blank = Cell(code: space, style: .plain)

    /// A space in `style`.
    package static func blank(_ style: Style) -> Cell { Cell(code: space, style: style) }

    /// The second column of a wide glyph in `style`.
    static func continuation(_ style: Style) -> Cell { Cell(code: continuationBit, style: style) }

    package var style: Style {
        get {
            Style(
                foreground: Color(packed: foreground), background: Color(packed: background),
                attributes: Style.Attributes(rawValue: UInt8(truncatingIfNeeded: attributes)))
        }
        set {
            foreground = newValue.foreground.packed
            background = newValue.background.packed
            attributes = UInt32(newValue.attributes.rawValue)
        }
    }

    /// The style as three integers: equal keys are equal styles. For a driver's cache.
    package var styleKey: SIMD3<UInt32> { SIMD3(foreground, background, attributes) }

    /// Whether this is the second column of a wide glyph.
    package var isContinuation: Bool { code & Cell.continuationBit != 0 }

    /// 2 for the first cell of a wide glyph, 0 for its continuation, else 1.
    package var columns: Int { isContinuation ? 0 : code & Cell.wideBit != 0 ? 2 : 1 }

    /// The base scalar and its marks; a continuation's is a space, which nobody shows.
    package var glyph: Glyph {
        if isContinuation { return Glyph(scalars: SIMD8(Cell.space, 0, 0, 0, 0, 0, 0, 0), columns: 1) }
        if code & Cell.tableBit != 0 { return GlyphTable.glyph(code & Cell.valueMask) }
        return Glyph(scalars: SIMD8(code & Cell.valueMask, 0, 0, 0, 0, 0, 0, 0), columns: columns)
    }

    /// The one scalar shown, or `nil` for a glyph with marks and for a continuation. For a driver's fast path.
    package var singleScalar: UInt32? {
        code & (Cell.continuationBit | Cell.tableBit) == 0 ? code & Cell.valueMask : nil
    }

    /// What this cell shows; empty for a continuation.
    package var text: String { isContinuation ? "" : glyph.text }

    var isSpace: Bool { code == Cell.space }

    /// 0 for an equal cell.
    func difference(_ other: Cell) -> UInt32 {
        (code ^ other.code) | (foreground ^ other.foreground) | (background ^ other.background)
            | (attributes ^ other.attributes)
    }

    /// The cells of `text`: one per column; a wide glyph takes a cell and a continuation.
    ///
    /// Text is reduced to what ``TextWidth`` measures, so there are exactly `TextWidth.columns(of: text)` cells.
    package static func cells(_ text: some StringProtocol, style: Style) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(text.utf8.count)
        forEachCell(of: text.concrete, style: style) { cells.append($0) }
        return cells
    }

    /// Calls `body` with each cell of `text`, from left to right.
    static func forEachCell(of text: Substring, style: Style, _ body: (Cell) -> Void) {
        // Packing the style once and changing the code is what makes long rows cheap.
        var cell = Cell.blank(style)
        let continuation = Cell.continuation(style)
        GlyphReader.read(text) { scalar, columns in
            cell.code = columns == 2 ? scalar | wideBit : scalar
            body(cell)
            if columns == 2 { body(continuation) }
        } cluster: { glyph in
            body(Cell(glyph, style: style))
            if glyph.columns == 2 { body(continuation) }
        }
    }
}
