import BatonScreen
import BatonTerminal

/// Rows of the screen as text for the terminal's own scrollback.
enum Scrollback {
    static func text(_ rows: [[Cell]], palette: Palette) -> String {
        let printer = StylePrinter(palette: palette)
        var text = ""
        for row in rows {
            var rest = row[...]
            while let first = rest.first {
                let run = rest.prefix { $0.styleKey == first.styleKey }
                text += printer.text(run.map(\.text).joined(), first.style)
                rest = rest.dropFirst(run.count)
            }
            text += "\n"
        }
        return text + "\n" + printer.text(" Any key goes back to Baton. ", Style(attributes: .reverse))
    }
}
