import TerminalEmulator
import BatonScreen
import BatonTerminal
import Glibc
import Testing

/// Curses keeps its state in globals, hence one at a time.
@Suite("Curses driver", .serialized)
struct CursesDriverTests {
    private static let xterm = TerminalDescription(name: "xterm-256color")
    private static let direct = TerminalDescription(name: "xterm-256color", hasDirectColor: true)

    /// Eight colours.
    private static let console = TerminalDescription(name: "linux")
    private static let multiplexer = TerminalDescription(name: "tmux-256color")

    private func open(
        _ columns: Int, _ rows: Int, _ description: TerminalDescription = xterm
    ) throws -> (CursesDriver, PacketTerminal) {
        let terminal = PacketTerminal(columns: columns, rows: rows)
        let size = Size(columns: columns, rows: rows)
        return (
            try CursesDriver(descriptor: terminal.descriptor, description: description, size: size), terminal
        )
    }

    private func surface(_ driver: CursesDriver, _ rows: [String], style: Style = .plain) -> Surface {
        var surface = Surface(size: driver.size)
        for (row, text) in rows.enumerated() {
            surface.write(text, at: Position(column: 0, row: row), style: style)
        }
        return surface
    }

    @Test("A frame is one write, inside synchronised output")
    func oneWrite() throws {
        let (driver, terminal) = try open(200, 60)
        driver.present(surface(driver, (0..<60).map { String(repeating: "\($0) ", count: 60) }))
        terminal.receive()
        let frame = try #require(terminal.frames.first)
        #expect(terminal.frames.count == 1)
        #expect(frame.starts(with: Array("\u{1B}[?2026h".utf8)))
        #expect(frame.suffix(8) == Array("\u{1B}[?2026l".utf8)[...])
        #expect(terminal.terminal.row(59).hasPrefix("59 59 59"))
    }

    @Test("An unchanged surface writes nothing")
    func unchanged() throws {
        let (driver, terminal) = try open(20, 4)
        let surface = surface(driver, ["one", "two"])
        driver.present(surface)
        driver.present(surface)
        terminal.receive()
        #expect(terminal.frames.count == 1)
    }

    @Test("A changed letter costs a few bytes")
    func smallChange() throws {
        let (driver, terminal) = try open(80, 24)
        driver.present(surface(driver, ["a long line that stays", "another one"]))
        driver.present(surface(driver, ["a long line that stays", "another two"]))
        terminal.receive()
        #expect(terminal.terminal.text == "a long line that stays\nanother two")
        // Two wrappers of 8 bytes, hidden cursor 6, a move, three letters.
        #expect(try #require(terminal.frames.last).count < 40)
    }

    @Test("A letter typed where the cursor stands is all that is written")
    func typed() throws {
        let (driver, terminal) = try open(20, 3)
        var surface = surface(driver, ["above", "> a"])
        surface.cursor = Position(column: 3, row: 1)
        driver.present(surface)
        surface.write("é", at: Position(column: 3, row: 1), style: .plain)
        surface.cursor = Position(column: 4, row: 1)
        driver.present(surface)
        terminal.receive()
        #expect(terminal.frames.last == Array("é".utf8))
        #expect(terminal.terminal.row(1) == "> aé")
        #expect(terminal.terminal.isCursorVisible)
        #expect(terminal.terminal.cursor == (4, 1))
    }

    @Test("Wide and combining clusters stand in their columns")
    func wide() throws {
        let (driver, terminal) = try open(12, 3)
        driver.present(surface(driver, ["a漢e\u{301}字z", "👩‍💻|🇨🇭|", "한국|कि|"]))
        terminal.receive()
        let screen = terminal.terminal
        #expect(screen.cell(1, 0).text == "漢")
        #expect(screen.cell(3, 0).text == "e\u{301}")
        #expect(screen.cell(4, 0).columns == 2)
        #expect(screen.cell(6, 0).text == "z")
        #expect(screen.cell(2, 1).text == "|")
        #expect(screen.cell(5, 1).text == "|")
        #expect(screen.cell(4, 2).text == "|")
        #expect(screen.cell(7, 2).text == "|")
    }

    @Test(
        "Whatever frames follow one another, the terminal shows what one that draws the last whole would",
        arguments: [xterm, direct, multiplexer])
    func anyFrames(description: TerminalDescription) throws {
        // One driver after the other, as curses is global.
        for (surface, shown) in try drawFrames(description) {
            let (driver, terminal) = try open(24, 6, description)
            driver.present(surface)
            terminal.receive()
            #expect(Shown(terminal.terminal, of: surface) == shown)
        }
    }

    /// What a terminal shows; of blank cells, what can be seen, and of wide ones the first, as the emulator keeps no second.
    private struct Shown: Equatable {
        var cells: [VirtualTerminal.Cell] = []
        var isCursorVisible: Bool
        var cursor: [Int]

        init(_ terminal: VirtualTerminal, of surface: Surface) {
            for row in 0..<terminal.rows {
                for column in 0..<terminal.columns where column == 0 || terminal.cell(column - 1, row).columns < 2 {
                    var cell = terminal.cell(column, row)
                    if cell.text.isEmpty || cell.text == " " {
                        (cell.text, cell.foreground, cell.isBold, cell.isItalic) = ("", .standard, false, false)
                    }
                    cells.append(cell)
                }
            }
            isCursorVisible = terminal.isCursorVisible
            cursor = surface.cursor == nil ? [] : [terminal.cursor.column, terminal.cursor.row]
        }
    }

    /// Frames that follow one another; some of them, and what was shown then.
    private func drawFrames(_ description: TerminalDescription) throws -> [(Surface, Shown)] {
        let (driver, terminal) = try open(24, 6, description)
        var frames: [(Surface, Shown)] = []
        let texts = ["漢字かな", "plain text", "e\u{301}a\u{308}", "👩‍💻🇨🇭x", "", "│ box ─", "한국어", "\u{1FAE8}\u{E0B0}…"]
        let styles = [
            Style.plain, Style(attributes: .bold), Style(foreground: .rgb(red: 1, green: 2, blue: 3)),
            Style(background: .indexed(4)),
        ]
        var random = SystemRandomNumberGenerator()
        var surface = Surface(size: driver.size)
        for number in 0..<300 {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                surface.write(
                    texts.randomElement(using: &random) ?? "",
                    at: Position(column: .random(in: -2..<24, using: &random), row: .random(in: 0..<6, using: &random)),
                    style: styles.randomElement(using: &random) ?? .plain)
            }
            let column = Int.random(in: 0..<30, using: &random)
            surface.cursor = column < 24 ? Position(column: column, row: .random(in: 0..<6, using: &random)) : nil
            if number % 50 == 49 {
                terminal.receive()
                terminal.terminal.feed(Array("\u{1B}[?25l\u{1B}[Hgarbage".utf8))
                driver.invalidate()
            }
            driver.present(surface)
            terminal.receive()
            let expected = surface.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            #expect((0..<6).map(terminal.terminal.row) == expected)
            if number % 10 == 0 { frames.append((surface, Shown(terminal.terminal, of: surface))) }
        }
        return frames
    }

    @Test("Colours are what the terminal has: direct, 256, 8, none")
    func colors() throws {
        var style = Style(
            foreground: .rgb(red: 250, green: 5, blue: 95), background: .indexed(100), attributes: [.bold, .italic])
        func shown(_ description: TerminalDescription) throws -> VirtualTerminal.Cell {
            let (driver, terminal) = try open(10, 2, description)
            driver.present(surface(driver, ["x"], style: style))
            terminal.receive()
            return terminal.terminal.cell(0, 0)
        }
        let direct = try shown(Self.direct)
        #expect(direct.foreground == .rgb(250, 5, 95))
        #expect(direct.background == .indexed(100))
        #expect(direct.isBold && direct.isItalic)
        let indexed = try shown(Self.xterm)
        #expect(indexed.foreground == .indexed(197))
        #expect(indexed.background == .indexed(100))
        #expect(try shown(TerminalDescription(name: "xterm")).foreground == .indexed(197))
        let eight = try shown(Self.console)
        #expect(eight.foreground == .indexed(1))
        #expect(eight.background == .indexed(3))
        style.background = .rgb(red: 0x44, green: 0x44, blue: 0x44)
        let marked = try shown(Self.console)
        #expect(marked.isReversed)
        #expect(marked.background == .standard)
        let none = try shown(TerminalDescription(name: "xterm-256color", isColorless: true, hasDirectColor: true))
        #expect(none.foreground == .standard)
        #expect(none.background == .standard)
        #expect(none.isBold)
        let inScreen = try shown(TerminalDescription(name: "screen-256color"))
        #expect(inScreen.foreground == .indexed(197))
        let inTmux = try shown(TerminalDescription(name: "tmux-256color", hasDirectColor: true))
        #expect(inTmux.foreground == .rgb(250, 5, 95))
    }

    @Test("Of eight colours grey text is the terminal's own, dim where it stands back")
    func grey() throws {
        for (level, isDim) in [(UInt8(0xD0), false), (0x30, false), (0x76, true), (0x8A, true)] {
            let (driver, terminal) = try open(10, 2, Self.console)
            let style = Style(foreground: .rgb(red: level, green: level, blue: level))
            driver.present(surface(driver, ["x"], style: style))
            terminal.receive()
            #expect(terminal.terminal.cell(0, 0).foreground == .standard)
            let frame = String(decoding: try #require(terminal.frames.last), as: UTF8.self)
            #expect((frame.contains("[2m") || frame.contains(";2m")) == isDim, "\(level)")
        }
    }

    @Test("Attributes arrive")
    func attributes() throws {
        let (driver, terminal) = try open(10, 3)
        driver.present(surface(driver, ["x"], style: Style(attributes: [.underline, .reverse])))
        driver.present(surface(driver, ["x"], style: Style(attributes: .dim)))
        terminal.receive()
        let frame = String(decoding: try #require(terminal.frames.last), as: UTF8.self)
        #expect(frame.contains("[2m") || frame.contains(";2m"))
        driver.present(surface(driver, ["x"], style: Style(attributes: [.underline, .reverse])))
        terminal.receive()
        #expect(terminal.terminal.cell(0, 0).isUnderlined)
        #expect(terminal.terminal.cell(0, 0).isReversed)
    }

    @Test("More styles than an eight-colour terminal has pairs leave what is shown as it is")
    func manyPairs() throws {
        let (driver, terminal) = try open(64, 4, Self.console)
        var surface = Surface(size: driver.size)
        for number in 0..<64 {
            let style = Style(foreground: .indexed(UInt8(number / 8)), background: .indexed(UInt8(number % 8)))
            surface.write("x", at: Position(column: number, row: 0), style: style)
        }
        driver.present(surface)
        surface.write("more", at: Position(column: 0, row: 1), style: Style(foreground: .indexed(3)))
        driver.present(surface)
        terminal.receive()
        #expect(terminal.terminal.cell(1, 0).background == .indexed(1))
        #expect(terminal.terminal.row(1) == "more")
    }

    @Test("The cursor stands where the surface says, or is hidden")
    func cursor() throws {
        let (driver, terminal) = try open(20, 5)
        var surface = surface(driver, ["text"])
        surface.cursor = Position(column: 4, row: 2)
        driver.present(surface)
        terminal.receive()
        #expect(terminal.terminal.isCursorVisible)
        #expect(terminal.terminal.cursor == (4, 2))
        surface.cursor = Position(column: 7, row: 0)
        driver.present(surface)
        terminal.receive()
        #expect(terminal.terminal.cursor == (7, 0))
        surface.cursor = nil
        driver.present(surface)
        terminal.receive()
        #expect(!terminal.terminal.isCursorVisible)
        surface.cursor = Position(column: 20, row: 5)
        driver.present(surface)
        terminal.receive()
        #expect(!terminal.terminal.isCursorVisible)
    }

    @Test("After a resize the next frame is drawn whole, down to one cell and back")
    func resize() throws {
        let (driver, terminal) = try open(20, 5)
        driver.present(surface(driver, ["before", "and below", "", "", "last"]))
        for (columns, rows) in [(1, 1), (10, 3), (40, 12), (2, 1), (20, 5)] {
            terminal.receive()
            terminal.terminal.resize(columns: columns, rows: rows)
            driver.resize(to: Size(columns: columns, rows: rows))
            let surface = surface(driver, ["resized", "漢", "end"])
            driver.present(surface)
            terminal.receive()
            let expected = surface.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            #expect((0..<rows).map(terminal.terminal.row) == expected)
        }
    }

    @Test("After something else wrote on the screen, an invalidated driver draws all of it")
    func invalidated() throws {
        let (driver, terminal) = try open(20, 3)
        let surface = surface(driver, ["kept"])
        driver.present(surface)
        terminal.receive()
        terminal.terminal.feed(Array("\u{1B}[Hgarbage\r\nmore".utf8))
        driver.invalidate()
        driver.present(surface)
        terminal.receive()
        #expect(terminal.terminal.text == "kept")
    }

    @Test("A slow terminal skips frames, never queues them, and ends with the newest")
    func slowTerminal() throws {
        let terminal = PacketTerminal(columns: 100, rows: 40, type: SOCK_STREAM)
        terminal.shrink()
        let size = Size(columns: 100, rows: 40)
        let driver = try CursesDriver(descriptor: terminal.descriptor, description: Self.xterm, size: size)
        var last = Surface(size: size)
        for number in 0..<50 {
            last = surface(driver, (0..<40).map { "\(number) \($0) " + String(repeating: "\(number % 10)", count: 90) })
            driver.present(last)
        }
        #expect(driver.isPending)
        while driver.isPending {
            terminal.receive()
            driver.drain()
        }
        terminal.receive()
        let shown = terminal.frames.joined().count
        driver.present(last)
        while driver.isPending {
            terminal.receive()
            driver.drain()
        }
        terminal.receive()
        #expect(terminal.terminal.text == last.text)
        // At most the two frames that fit and the last: nothing of the fifty was queued.
        #expect(shown < 5 * 100 * 40)
    }

    @Test("A terminal that nobody knows is refused with what to use instead")
    func unknownTerminal() {
        for name in [nil, "no-such-terminal", "dumb"] {
            let failure = #expect(throws: TerminalFailure.self) { try open(10, 2, TerminalDescription(name: name)) }
            #expect(failure?.code == .unknownTerminal)
            #expect(failure?.description.contains("baton chat --linear") == true)
        }
    }

    @Test("A terminal without a description here, but known to be like xterm, works", arguments: [true, false])
    func likeXterm(hasDirectColor: Bool) throws {
        let description = TerminalDescription(name: "xterm-unheard-of", hasDirectColor: hasDirectColor)
        let (driver, terminal) = try open(10, 2, description)
        driver.present(surface(driver, ["shown"]))
        terminal.receive()
        #expect(terminal.terminal.text == "shown")
    }
}
