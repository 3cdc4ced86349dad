extension Style {
    /// The style as one integer: foreground, background and attributes, from the lowest bit up. For themes that are laid down
    /// in the program as numbers.
    package var code: UInt64 {
        UInt64(foreground.packed) | UInt64(background.packed) << Self.colorBits
            | UInt64(attributes.rawValue) << (2 * Self.colorBits)
    }

    package init(code: UInt64) {
        let mask: UInt64 = 1 << Self.colorBits - 1
        self.init(
            foreground: Color(packed: UInt32(code & mask)),
            background: Color(packed: UInt32(code >> Self.colorBits & mask)),
            attributes: Attributes(rawValue: UInt8(truncatingIfNeeded: code >> (2 * Self.colorBits))))
    }

    // Two bits for the kind and 24 for the value.
    private static let colorBits: UInt64 = 26
}

extension Color {
    // The kind in the top byte, the value below: 0 standard, 1 indexed, 2 red, green, blue.
    var packed: UInt32 {
        switch self {
        case .standard: 0
        case .indexed(let index): 1 << 24 | UInt32(index)
        case .rgb(let red, let green, let blue): 2 << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }
    }

    init(packed: UInt32) {
        let low = UInt8(truncatingIfNeeded: packed)
        switch packed >> 24 {
        case 0: self = .standard
        case 1: self = .indexed(low)
        default:
            self = .rgb(
                red: UInt8(truncatingIfNeeded: packed >> 16), green: UInt8(truncatingIfNeeded: packed >> 8), blue: low)
        }
    }
}
