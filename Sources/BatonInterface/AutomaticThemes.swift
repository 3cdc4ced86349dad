package import BatonScreen
package import BatonTheme

/// The themes that `theme = "auto"` chooses from.
package struct AutomaticThemes: Hashable, Sendable {
    package var dark: Theme
    package var light: Theme

    package init(dark: Theme, light: Theme) {
        self.dark = dark
        self.light = light
    }

    package subscript(appearance: Appearance) -> Theme {
        switch appearance {
        case .dark: dark
        case .light: light
        }
    }
}
