package import BatonScreen
import CTerminal
import Glibc

/// Shows surfaces through curses: changed spans go in, and what curses makes of them leaves in one write.
///
/// Curses draws into a file in memory. That makes a frame one write, lets it be wrapped in synchronised output, and keeps a slow
/// terminal from blocking us: while part of a frame waits, ``present(_:)`` skips.
package final class CursesDriver: ScreenDriver {
    package private(set) var size: Size
    /// Whether frames are wrapped in synchronised output, where one could be seen half drawn; nothing but bytes is lost where the
    /// terminal does not know it.
    package var isSynchronized = true
    /// The bytes of all frames so far.
    private(set) var byteCount = 0
    private let screen: OpaquePointer
    private let memory: UnsafeMutablePointer<FILE>
    private let memoryDescriptor: Int32
    private var output: FrameOutput
    /// What curses has been given; `nil` when the terminal's contents are unknown.
    private var shown: Surface?
    private var line: CursesLine
    /// Whether the terminal shows its cursor; nil when nobody knows.
    private var isCursorShown: Bool?

    /// Finds the terminal's description; writes nothing to the terminal yet.
    /// - Parameter descriptor: The terminal, best not blocking; must stay open as long as the driver.
    /// - Throws: `.unknownTerminal`, or `.system` without memory.
    package init(descriptor: Int32, description: TerminalDescription, size: Size) throws(TerminalFailure) {
        ct_use_utf8()
        memoryDescriptor = ct_memory_file("baton-frame")
        guard memoryDescriptor >= 0, let memory = fdopen(memoryDescriptor, "w+") else {
            throw .system("make room for the screen", String(cString: strerror(errno)))
        }
        guard let (screen, entry) = CursesDriver.openScreen(description, size, memory) else {
            fclose(memory)
            throw .unknownTerminal(description.name)
        }
        self.memory = memory
        self.screen = screen
        self.size = size
        output = FrameOutput(descriptor: descriptor)
        line = CursesLine(styles: CursesDriver.startColors(description, isBuiltIn: entry != CT_ENTRY_DATABASE))
        prepare()
    }

    deinit {
        set_term(screen)
        delscreen(screen)
        fclose(memory)
    }

    private static func openScreen(
        _ description: TerminalDescription, _ size: Size, _ memory: UnsafeMutablePointer<FILE>
    ) -> (OpaquePointer, ct_entry)? {
        guard let name = description.name else { return nil }
        let size = ct_size(columns: Int32(size.columns), rows: Int32(size.rows))
        if description.isFullyKnown {
            let entry = description.isMultiplexer ? CT_ENTRY_MULTIPLEXER : CT_ENTRY_XTERM
            if let screen = ct_screen_open(entry, name, size, memory) { return (screen, entry) }
        }
        if let screen = ct_screen_open(CT_ENTRY_DATABASE, name, size, memory) { return (screen, CT_ENTRY_DATABASE) }
        guard description.isLikeXterm else { return nil }
        return ct_screen_open(CT_ENTRY_DATABASE, "xterm-256color", size, memory).map { ($0, CT_ENTRY_DATABASE) }
    }

    private static func startColors(_ description: TerminalDescription, isBuiltIn: Bool) -> StyleTable {
        guard !description.isColorless, has_colors(), start_color() == OK else {
            return StyleTable(palette: .none, maximumPairs: 0)
        }
        // Before any pair: only then is -1, the terminal's own colour, allowed in them.
        use_default_colors()
        let palette: Palette =
            if isBuiltIn {
                description.hasDirectColor ? .direct : .indexed(base: Palette.builtInBase)
            } else {
                COLORS >= 256 ? .indexed(base: 0) : COLORS >= 16 ? .sixteen : COLORS >= 8 ? .eight : .none
            }
        return StyleTable(palette: palette, maximumPairs: Int(COLOR_PAIRS))
    }

    private func prepare() {
        // Input is ours: curses must not look at it while it draws.
        typeahead(-1)
        // Flushes what newterm wrote: the alternate screen, which TerminalSession enters itself, and a hidden cursor, which is how
        // we keep it but for the end of a frame.
        curs_set(0)
        lseek(memoryDescriptor, 0, SEEK_SET)
    }

    // MARK: State of the terminal

    /// Whether colours are shown at all; attributes are in any case.
    package var hasColors: Bool { line.hasColors }

    /// Whether part of a frame waits for the terminal; call ``drain()`` when it is writable.
    package var isPending: Bool { output.isPending }

    package func drain() { output.drain() }

    /// Gives up what waits, because the screen is about to be left; the next frame is drawn whole.
    package func discard() {
        output.discard()
        invalidate()
    }

    /// The terminal has another size; the next frame is drawn whole.
    package func resize(to size: Size) {
        self.size = size
        set_term(screen)
        resizeterm(Int32(size.rows), Int32(size.columns))
        invalidate()
    }

    /// Something else wrote on the terminal: the next frame is drawn whole.
    package func invalidate() {
        shown = nil
        isCursorShown = nil
    }

    // MARK: Frames

    /// Shows `surface`, unless part of an earlier frame still waits: then nothing happens, and the caller presents again later.
    package func present(_ surface: Surface) {
        guard !output.isPending else { return }
        set_term(screen)
        let isWhole = shown?.size != surface.size
        if isWhole {
            erase()
            clearok(curscr, true)
        }
        // What has been erased is blank.
        let old = shown.flatMap { isWhole ? nil : $0 } ?? Surface(size: surface.size)
        let rows = surface.changedRows(since: old)
        guard !rows.isEmpty || isWhole || surface.cursor != old.cursor else { return }
        for row in rows { draw(surface.row(row), over: old.row(row), at: row) }
        let cursor = visibleCursor(of: surface)
        leaveok(stdscr, cursor == nil)
        if let cursor { move(Int32(cursor.row), Int32(cursor.column)) }
        wnoutrefresh(stdscr)
        doupdate()
        let frame = takeFrame(showingCursor: cursor != nil)
        byteCount += frame.count
        output.send(frame)
        shown = surface
    }

    private func visibleCursor(of surface: Surface) -> Position? {
        guard let cursor = surface.cursor, (0..<size.columns).contains(cursor.column),
            (0..<size.rows).contains(cursor.row)
        else { return nil }
        return cursor
    }

    /// Gives curses the cells of a row that differ from `old`.
    private func draw(_ cells: ArraySlice<Cell>, over old: ArraySlice<Cell>, at row: Int) {
        guard let first = cells.indices.first(where: { cells[$0] != old[$0] }),
            let last = cells.indices.last(where: { cells[$0] != old[$0] })
        else { return }
        let span = CursesDriver.widened(first..<last + 1, in: cells, old)
        line.set(cells[span])
        mvadd_wchnstr(
            Int32(row), Int32(span.lowerBound - cells.startIndex), line.characters, Int32(line.characters.count))
    }

    /// The span grown to whole glyphs, both of what is to be shown and of what is shown.
    private static func widened(
        _ span: Range<Int>, in cells: ArraySlice<Cell>, _ old: ArraySlice<Cell>
    ) -> Range<Int> {
        var (low, high) = (span.lowerBound, span.upperBound)
        while low > cells.startIndex, cells[low].isContinuation || old[low].isContinuation { low -= 1 }
        while high < cells.endIndex, cells[high].isContinuation || old[high].isContinuation { high += 1 }
        return low..<high
    }

    /// What curses has written since the last frame, wrapped for the terminal.
    private func takeFrame(showingCursor: Bool) -> [UInt8] {
        let count = Int(lseek(memoryDescriptor, 0, SEEK_CUR))
        lseek(memoryDescriptor, 0, SEEK_SET)
        let drawn = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = max(0, pread(memoryDescriptor, buffer.baseAddress, count, 0))
        }
        let isCursorRight = isCursorShown == showingCursor
        isCursorShown = showingCursor
        // Text that goes on where the cursor stands, as a key's does, cannot be seen half drawn.
        if isCursorRight, drawn.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return drawn }
        let before = (isSynchronized ? TerminalSequences.frameStart : "").bytes
        let cursor = isCursorRight ? "" : showingCursor ? TerminalSequences.showCursor : TerminalSequences.hideCursor
        let after = (isSynchronized ? TerminalSequences.frameEnd : "").bytes
        var frame: [UInt8] = []
        frame.reserveCapacity(before.count + count + cursor.bytes.count + after.count)
        frame.append(contentsOf: before)
        frame.append(contentsOf: drawn)
        frame.append(contentsOf: cursor.bytes)
        frame.append(contentsOf: after)
        return frame
    }
}
