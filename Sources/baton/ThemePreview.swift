import BatonInterface
import BatonScreen
import BatonTerminal
import BatonTheme

/// A theme's sample as bytes for a terminal.
///
/// It stands on the background that the theme is made for, unlike the chat: a theme for light terminals could not be judged,
/// nor read, on a dark one.
struct ThemePreview {
    let design: ThemeDesign
    let palette: Palette

    var text: String {
        let terminal = design.terminal
        let ground = Style(
            foreground: terminal?.foreground ?? .standard, background: terminal?.background ?? .standard)
        let printer = StylePrinter(palette: palette, ground: ground)
        return ThemeSample.lines.map { line in
            let columns = line.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
            let rest = String(repeating: " ", count: max(0, ThemeSample.columns - columns) + Self.margin)
            let margin = printer.text(String(repeating: " ", count: Self.margin), .plain)
            return margin + line.map { printer.text($0.text, design.theme[$0.role]) }.joined()
                + printer.text(rest, .plain) + "\n"
        }.joined()
    }

    /// Columns of the background at each side.
    private static let margin = 2
}
