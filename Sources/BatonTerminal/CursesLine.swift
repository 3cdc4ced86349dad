import BatonScreen
import CTerminal
import Glibc

/// Part of a row as curses takes it.
///
/// A value of its own, so that filling it is one access to the driver's state, not two for every cell.
struct CursesLine {
    private var styles: StyleTable
    private(set) var characters: [cchar_t] = []

    init(styles: StyleTable) {
        self.styles = styles
    }

    var hasColors: Bool { styles.palette != .none }

    /// Holds `cells` and nothing else.
    mutating func set(_ cells: ArraySlice<Cell>) {
        characters.removeAll(keepingCapacity: true)
        for cell in cells where !cell.isContinuation { append(cell) }
    }

    private mutating func append(_ cell: Cell) {
        let style = styles.entry(of: cell)
        if let scalar = cell.singleScalar {
            if scalar < 0x80 || Int(ct_wcwidth(scalar)) == cell.columns {
                append(scalar, style)
            } else {
                // The C library's tables differ from ours: what it believes is what curses will do.
                append(0xFFFD, style)
                if cell.columns == 2 { append(0x20, style) }
            }
            return
        }
        let scalars = cell.glyph.scalars
        append(scalars[0], style, (scalars[1], scalars[2], scalars[3], scalars[4]))
    }

    private mutating func append(
        _ scalar: UInt32, _ style: StyleTable.Entry, _ marks: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    ) {
        characters.append(
            cchar_t(
                attr: style.attributes,
                chars: (
                    wchar_t(scalar), wchar_t(marks.0), wchar_t(marks.1), wchar_t(marks.2), wchar_t(marks.3)
                ), ext_color: style.pair))
    }
}
