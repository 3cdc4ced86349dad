import BatonScreen
import BatonTerminal
import Testing

@Suite("Style printer")
struct StylePrinterTests {
    private let style = Style(
        foreground: .rgb(red: 255, green: 135, blue: 0), background: .indexed(4), attributes: [.bold, .underline])

    @Test("colours are written in the palette's own form")
    func palettes() {
        let codes: [(Palette, String)] = [
            (.direct, "1;4;38;2;255;135;0;48;5;4"), (.indexed(base: 0), "1;4;38;5;208;48;5;4"),
            (.sixteen, "1;4;33;44"), (.eight, "1;4;33;44"), (.none, "1;4"),
        ]
        for (palette, code) in codes {
            #expect(StylePrinter(palette: palette).text("x", style) == "\u{1B}[\(code)mx\u{1B}[m")
        }
        #expect(StylePrinter(palette: .sixteen).text("x", Style(foreground: .indexed(9))) == "\u{1B}[91mx\u{1B}[m")
    }

    @Test("plain text is the text, and on a ground of its own has that ground's colours")
    func ground() {
        #expect(StylePrinter(palette: .direct).text("x", .plain) == "x")
        let ground = Style(foreground: .indexed(16), background: .indexed(231))
        let printer = StylePrinter(palette: .direct, ground: ground)
        #expect(printer.text("x", .plain) == "\u{1B}[38;5;16;48;5;231mx\u{1B}[m")
        #expect(printer.text("x", Style(background: .indexed(1))) == "\u{1B}[38;5;16;48;5;1mx\u{1B}[m")
    }
}
