internal import BatonCore
internal import BatonScreen

/// How a theme file writes a style: `#88c0d0 bold`, `on #2e3440`, `bright-black dim`, `default`, `244`.
enum StyleNotation {
    static func style(_ value: String, entry: Int) throws(ThemeError) -> Style {
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
                throw ThemeError(complaint(about: word), entry: entry)
            }
        }
        guard !isBackgroundNext else { throw ThemeError("after on, a colour is missing", entry: entry) }
        return style
    }

    private static func attribute(_ word: String) -> Style.Attributes? {
        switch word {
        case "bold": .bold
        case "dim": .dim
        case "italic": .italic
        case "underline": .underline
        case "reverse": .reverse
        default: nil
        }
    }

    private static let attributeNames = ["bold", "dim", "italic", "reverse", "underline"]

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

    private static func complaint(about word: String) -> String {
        if word.hasPrefix("#") { return "\(word) is no colour: six hexadecimal digits follow the #, as in #88c0d0" }
        let words = names + names.map { "bright-\($0)" } + attributeNames + ["default", "on"]
        if let nearest = NearestWord.of(word, in: words) {
            return "\(word) is neither a colour nor an attribute: did you mean \(nearest)?"
        }
        return "\(word) is neither a colour nor an attribute: a colour is #rrggbb, 0 to 255, default, or one of "
            + "\(names.joined(separator: ", ")) and bright-…; attributes are "
            + attributeNames.joined(separator: ", ")
    }
}
