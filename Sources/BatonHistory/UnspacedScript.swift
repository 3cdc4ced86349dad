/// The scripts that put no space between words, so that only a dictionary could tell where one ends: in them each character
/// is taken as a word of its own, and what is searched for as a row of such words.
enum UnspacedScript {
    /// How a character of such a script begins.
    enum Beginning {
        /// Nothing belongs to it but itself.
        case whole
        /// Vowel signs and tone marks behind it belong to it.
        case takesMarks
    }

    /// No script below it is one of them; in UTF-8, its characters begin with 0xE0.
    static let first: Unicode.Scalar = "\u{0E00}"

    /// - Returns: nil for a scalar that begins no word of such a script.
    static func beginning(of scalar: Unicode.Scalar) -> Beginning? {
        guard scalar >= first else { return nil }
        if isWhole(scalar.value) { return .whole }
        guard takesMarks(scalar.value) else { return nil }
        return scalar.properties.generalCategory.isLetter ? .takesMarks : nil
    }

    /// Whether a scalar belongs to the character of ``Beginning/takesMarks`` before it.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard takesMarks(scalar.value) else { return false }
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .spacingMark
    }

    /// Han, kana, Hangul, Bopomofo and Yi, but for their punctuation and symbols (Unicode 16, Blocks.txt).
    private static func isWhole(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x11FF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x303B...0x303C, 0x3041...0x3096,
            0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F, 0x3131...0x318E, 0x31A0...0x31BF,
            0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0xA48C, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xF900...0xFAFF,
            0xFF66...0xFFDC, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Thai, Lao, Myanmar, Khmer, and the scripts of the Tai peoples.
    private static func takesMarks(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF, 0xA9E0...0xA9FF,
            0xAA60...0xAADF:
            true
        default: false
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool { self == .otherLetter || self == .modifierLetter }
}
