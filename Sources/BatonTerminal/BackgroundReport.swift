import BatonScreen

/// What a terminal answers to OSC 11: `11;rgb:1c1c/1c1c/1c1c`, with one to four hexadecimal digits a component (X11's
/// XParseColor), a fourth component with `rgba:`; or `11;#1c1c1c`.
enum BackgroundReport {
    /// Longer is none.
    static let maximumLength = 32

    /// - Parameter string: what stood between the introducer and the end of the string.
    static func appearance(of string: [UInt8]) -> Appearance? {
        guard string.count <= maximumLength, string.starts(with: "11;".utf8) else { return nil }
        let color = string.dropFirst(3)
        if color.first == UInt8(ascii: "#") { return appearance(ofDigits: color.dropFirst()) }
        guard color.starts(with: "rgb".utf8), let colon = color.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let parts = color[(colon + 1)...].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4, let red = component(parts[0]), let green = component(parts[1]),
            let blue = component(parts[2])
        else { return nil }
        return Appearance(red: red, green: green, blue: blue)
    }

    /// Three components of the same length without anything between.
    private static func appearance(ofDigits digits: ArraySlice<UInt8>) -> Appearance? {
        guard digits.count % 3 == 0 else { return nil }
        let length = digits.count / 3
        guard let red = component(digits.prefix(length)),
            let green = component(digits.dropFirst(length).prefix(length)),
            let blue = component(digits.suffix(length))
        else { return nil }
        return Appearance(red: red, green: green, blue: blue)
    }

    /// One to four digits are a share of what as many can say, scaled to 0…255.
    private static func component(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard (1...4).contains(digits.count) else { return nil }
        var value = 0
        for byte in digits {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | digit
        }
        return UInt8(value * 255 / (1 << (4 * digits.count) - 1))
    }
}
