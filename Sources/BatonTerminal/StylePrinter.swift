package import BatonScreen

/// Styled text as the bytes that show it, for output that no screen is opened for: SGR (ECMA-48 §8.3.117), colours in xterm's
/// forms with semicolons, which every terminal reads.
package struct StylePrinter {
    private let palette: Palette
    /// What the standard colours are: the terminal's own where these are standard too.
    private let ground: Style

    /// - Parameter ground: the colours that stand for the standard ones, to show text as on another terminal.
    package init(palette: Palette, ground: Style = .plain) {
        self.palette = palette
        self.ground = ground
    }

    /// `text` in `style`, and plain again behind it.
    package func text(_ text: String, _ style: Style) -> String {
        let codes = codes(of: style)
        return codes.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[m"
    }

    private func codes(of style: Style) -> [String] {
        let foreground = style.foreground == .standard ? ground.foreground : style.foreground
        let background = style.background == .standard ? ground.background : style.background
        var codes: [String] = []
        if style.attributes.contains(.bold) { codes.append("1") }
        if style.attributes.contains(.dim) { codes.append("2") }
        if style.attributes.contains(.italic) { codes.append("3") }
        if style.attributes.contains(.underline) { codes.append("4") }
        if style.attributes.contains(.reverse) { codes.append("7") }
        return codes + color(foreground, first: 30) + color(background, first: 40)
    }

    /// - Parameter first: 30 for the foreground, 40 for the background.
    private func color(_ color: Color, first: Int) -> [String] {
        switch (palette, color) {
        case (.none, _), (_, .standard): []
        case (.direct, .rgb(let red, let green, let blue)): ["\(first + 8);2;\(red);\(green);\(blue)"]
        case (.direct, .indexed(let index)): ["\(first + 8);5;\(index)"]
        case (.indexed, _): ["\(first + 8);5;\(Palette.indexed(base: 0).number(of: color))"]
        case (.sixteen, _), (.eight, _): [basic(Int(palette.number(of: color)), first)]
        }
    }

    /// The eight colours have codes of their own, and so have the bright ones, 60 above them.
    private func basic(_ index: Int, _ first: Int) -> String {
        String(index < 8 ? first + index : first + 60 + index - 8)
    }
}
