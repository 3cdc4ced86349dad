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

    /// The cells of `text`: one per column; a wide glyph takes a cell and a continuation.
    ///
    /// Text is reduced to what ``TextWidth`` measures, so there are exactly `TextWidth.columns(of: text)` cells.
    package static func cells(_ text: some StringProtocol, style: Style) -> [Cell] {
        let text = text.concrete
        if let cells = text.utf8.withContiguousStorageIfAvailable({ simpleCells($0, style: style) }) ?? nil {
            return cells
        }
        var cells: [Cell] = []
        cells.reserveCapacity(text.utf8.count)
        var single = Cell.blank(style)
        let continuation = Cell.continuation(style)
        GlyphReader.read(text) { scalar, columns in
            single.code = columns == 2 ? scalar | wideBit : scalar
            cells.append(single)
            if columns == 2 { cells.append(continuation) }
        } cluster: { glyph in
            cells.append(Cell(glyph, style: style))
            if glyph.columns == 2 { cells.append(continuation) }
        }
        return cells
    }

    /// As for any text; not generic, because almost every text is a string, and finding out costs more than it takes.
    package static func cells(_ text: String, style: Style) -> [Cell] {
        let cells = text.utf8.withContiguousStorageIfAvailable { simpleCells($0, style: style) } ?? nil
        return cells ?? self.cells(text[...], style: style)
    }

    /// The cells of text of which every glyph plainly is one scalar, as that of almost all; nil for any other.
    private static func simpleCells(_ bytes: UnsafeBufferPointer<UInt8>, style: Style) -> [Cell]? {
        var cell = Cell.blank(style)
        let continuation = Cell.continuation(style)
        var place = 0
        // No glyph takes more columns than bytes.
        let cells = [Cell](unsafeUninitializedCapacity: bytes.count) { cells, count in
            while place < bytes.count {
                let (scalar, length) = GlyphReader.simpleScalar(bytes, place)
                guard let scalar else { return }
                place += length
                let isWide = scalar >= GlyphReader.firstWide
                cell.code = isWide ? scalar | wideBit : scalar
                cells.initializeElement(at: count, to: cell)
                count += 1
                guard isWide else { continue }
                cells.initializeElement(at: count, to: continuation)
                count += 1
            }
        }
        return place == bytes.count ? cells : nil
    }
}
