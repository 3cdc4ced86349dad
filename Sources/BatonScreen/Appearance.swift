/// Whether text is light on a dark background or dark on a light one.
package enum Appearance: Hashable, Sendable {
    case dark, light

    /// The kind of a background of these components, 0 to 255: by luma (ITU-R BT.601), at the middle.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
        let luma = (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1000
        self = luma < 128 ? .dark : .light
    }

    /// The kind of a background; the terminal's own colours count as xterm has them, its standard one as dark.
    package init(background: Color) {
        let components = background.components
        self.init(
            red: UInt8(clamping: components.x), green: UInt8(clamping: components.y),
            blue: UInt8(clamping: components.z))
    }
}
