package import BatonScreen

/// The colours of the terminal that a theme is made for.
///
/// Nothing is painted with them: text stands on the terminal's own background. They say for which kind of terminal
/// `theme = "auto"` takes the theme, and what its colours have to be readable on: among dark backgrounds the lightest that the
/// theme is meant for, among light ones the darkest.
package struct TerminalLook: Hashable, Sendable {
    package var background: Color
    package var foreground: Color

    package init(background: Color, foreground: Color) {
        self.background = background
        self.foreground = foreground
    }

    package var appearance: Appearance { Appearance(background: background) }
}
