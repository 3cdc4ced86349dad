internal import BatonCore
internal import BatonScreen

/// How a theme file writes a style: `#88c0d0 bold`, `on #2e3440`, `bright-black dim`, `default`, `244`.
///
/// A value is a foreground, `on` and a background, and attributes, each optional, in any order. What it leaves out is the
/// terminal's own.
enum StyleNotation {
    static func style(_ value: String, line: Int) throws(ThemeError) -> Style {
        var style = Style.plain
        var isBackgroundNext = false
        for word in value.split(separator: " ").map(String.init) {
            if let attribute = attribute(word), !isBackgroundNext {
                style.attributes.insert(attribute)
            } else if word == "on", !isBackgroundNext {
                isBackgroundNext = true
            } else if let color = color(word) {
                if isBackgroundNext { style.background = color } else { style.foreground = color }
                isBackgroundNext = false
            } else {
                throw complaint(about: word, line: line)
            }
        }
        guard !isBackgroundNext else { throw ThemeError("After “on” a colour is missing", line: line) }
        return style
    }

    /// A colour that is the same everywhere.
    static func direct(_ value: String, line: Int) throws(ThemeError) -> Color {
        guard let color = color(value), case .rgb = color else {
            throw ThemeError(
                "“\(value)” is no colour that is the same everywhere",
                hint: "Six hexadecimal digits follow the #, as in #1c1c1c.",
                line: line)
        }
        return color
    }

    /// The shortest value that means `style`.
    static func text(of style: Style) -> String {
        var words: [String] = []
        if style.foreground != .standard || style == .plain { words.append(word(for: style.foreground)) }
        if style.background != .standard { words += ["on", word(for: style.background)] }
        words += attributes.filter { style.attributes.contains($0.attribute) }.map(\.name)
        return words.joined(separator: " ")
    }

    static func word(for color: Color) -> String {
        switch color {
        case .standard: return "default"
        case .indexed(let index) where index < 8: return names[Int(index)]
        case .indexed(let index) where index < 16: return "bright-" + names[Int(index) - names.count]
        case .indexed(let index): return String(index)
        case .rgb(let red, let green, let blue):
            // One digit too many in front keeps the zeros that stand there.
            let digits = String(1 << 24 | Int(red) << 16 | Int(green) << 8 | Int(blue), radix: 16)
            return "#" + digits.dropFirst()
        }
    }

    private static let attributes: [(name: String, attribute: Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ]

    private static func attribute(_ word: String) -> Style.Attributes? {
        attributes.first { $0.name == word }?.attribute
    }

    // In the order of the terminal's own palette, 0 to 7; the bright ones follow as 8 to 15.
    private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    private static func color(_ word: String) -> Color? {
        if word == "default" { return .standard }
        if let index = names.firstIndex(of: word) { return .indexed(UInt8(index)) }
        if word.hasPrefix("bright-"), let index = names.firstIndex(of: String(word.dropFirst("bright-".count))) {
            return .indexed(UInt8(index + names.count))
        }
        if word.hasPrefix("#") { return hexadecimal(word.dropFirst()) }
        return UInt8(word).map { .indexed($0) }
    }

    private static func hexadecimal(_ digits: Substring) -> Color? {
        guard digits.utf8.count == 6 else { return nil }
        var value: UInt32 = 0
        for byte in digits.utf8 {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return .rgb(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    private static func complaint(about word: String, line: Int) -> ThemeError {
        if word.hasPrefix("#") {
            return ThemeError(
                "“\(word)” is no colour", hint: "Six hexadecimal digits follow the #, as in #88c0d0.", line: line)
        }
        let words = names + names.map { "bright-\($0)" } + attributes.map(\.name) + ["default", "on"]
        if Int(word) != nil {
            return ThemeError("There is no colour \(word)", hint: "The palette is 0 to 255.", line: line)
        }
        return .unknown("“\(word)” is neither a colour nor an attribute", word: word, among: words, line: line)
    }
}
