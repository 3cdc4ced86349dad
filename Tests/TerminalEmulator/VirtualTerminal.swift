import CVTerm

/// A terminal emulator in memory (libvterm): bytes in, a grid of cells out.
///
/// Knows no `dim`, counts widths by code point, and misreads colours written with colons; assert on bytes for those.
package final class VirtualTerminal {
    /// A colour as the program asked for it.
    package enum Color: Equatable {
        case standard
        case indexed(UInt8)
        case rgb(UInt8, UInt8, UInt8)
    }

    /// One cell of the grid.
    package struct Cell: Equatable {
        package var text: String
        /// 1 or 2; the cell right of a wide one has no text.
        package var columns: Int
        package var foreground: Color
        package var background: Color
        package var isBold: Bool
        package var isItalic: Bool
        package var isUnderlined: Bool
        package var isReversed: Bool
    }

    package private(set) var columns: Int
    package private(set) var rows: Int
    package fileprivate(set) var isCursorVisible = true
    package fileprivate(set) var isAlternateScreen = false
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

    /// An empty screen in the main buffer.
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        // libvterm returns NULL, for the one or the other, only without memory.
        terminal = vterm_new(Int32(rows), Int32(columns))!
        vterm_set_utf8(terminal, 1)
        // As above.
        screen = vterm_obtain_screen(terminal)!
        callbacks = .allocate(capacity: 1)
        var callbacks = VTermScreenCallbacks()
        callbacks.settermprop = { property, value, user in
            guard let value, let user else { return 0 }
            let terminal = Unmanaged<VirtualTerminal>.fromOpaque(user).takeUnretainedValue()
            if property == VTERM_PROP_CURSORVISIBLE { terminal.isCursorVisible = value.pointee.boolean != 0 }
            if property == VTERM_PROP_ALTSCREEN { terminal.isAlternateScreen = value.pointee.boolean != 0 }
            return 1
        }
        self.callbacks.initialize(to: callbacks)
        vterm_screen_set_callbacks(screen, self.callbacks, Unmanaged.passUnretained(self).toOpaque())
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
    }

    /// Takes what a program writes; anything may be cut anywhere.
    package func feed(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            _ = vterm_input_write(terminal, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
        }
        vterm_screen_flush_damage(screen)
    }

    /// Gives the screen another size, as a window does.
    package func resize(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    /// What the terminal answers to queries, to be sent to the program.
    package func takeReplies() -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = vterm_output_read(terminal, &buffer, buffer.count)
        return buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }

    /// Where the cursor stands, from 0, visible or not.
    package var cursor: (column: Int, row: Int) {
        var position = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
        return (Int(position.col), Int(position.row))
    }

    /// The row's text without the blanks at its end.
    package func row(_ row: Int) -> String {
        var text = ""
        var column = 0
        while column < columns {
            let cell = cell(column, row)
            text += cell.text.isEmpty ? " " : cell.text
            column += max(1, cell.columns)
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// All rows, without the blank ones at the end.
    package var text: String {
        var lines = (0..<rows).map(row)
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// The cell there.
    package func cell(_ column: Int, _ row: Int) -> Cell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        let scalars = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        // UInt32.max marks the second column of a wide cell.
        let shown = scalars.prefix { $0 != 0 && $0 != .max }.compactMap(Unicode.Scalar.init)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: shown)
        return Cell(
            text: String(text), columns: Int(cell.width),
            foreground: color(cell.fg, isStandard: cvterm_is_default_foreground(&cell.fg)),
            background: color(cell.bg, isStandard: cvterm_is_default_background(&cell.bg)),
            isBold: cell.attrs.bold != 0, isItalic: cell.attrs.italic != 0, isUnderlined: cell.attrs.underline != 0,
            isReversed: cell.attrs.reverse != 0)
    }

    private func color(_ color: VTermColor, isStandard: Bool) -> Color {
        if isStandard { return .standard }
        var color = color
        if cvterm_is_rgb(&color) { return .rgb(color.rgb.red, color.rgb.green, color.rgb.blue) }
        return .indexed(color.indexed.idx)
    }
}
