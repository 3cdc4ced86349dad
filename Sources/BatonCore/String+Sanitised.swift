extension String {
    /// This text with everything that could act on a terminal, or hide or reorder text, turned into a visible picture.
    ///
    /// Line feed and tab stay; CR LF becomes LF. The other C0 controls and DEL become their control pictures
    /// (U+2400…), C1 controls, bidirectional controls, invisible separators and tag characters a bracketed code point
    /// (`[U+202E]`). Zero-width joiner and non-joiner stay inside emoji and scripts that need them (after a scalar that is
    /// neither white space nor ASCII nor shown as a picture nor another joiner) and are shown anywhere else. Sanitising
    /// twice changes nothing.
    ///
    /// Pieces that are sanitised one by one, as deltas are, are safe together: nothing that acts comes of joining them. They
    /// are what the whole would be, but for a CR LF that is cut (the CR stays as a picture) and for a piece that begins
    /// with a joiner (which stays, as what it joins is not known). Sources: Unicode 16 §23.1, §23.2, §23.9; UTR #36 §2; DerivedCoreProperties.txt.
    package var sanitised: String {
        // Printable ASCII, LF and TAB need nothing; so does whatever has no byte of a suspicious lead.
        if utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) { return self }
        var output = String.UnicodeScalarView()
        // Whether a joiner may follow: the scalar before it shows itself, and is one that joins. What came before the
        // beginning is not known: a server's delta may begin in the middle of an emoji.
        var canJoin = true
        var pendingReturn = false
        for scalar in unicodeScalars {
            if pendingReturn {
                pendingReturn = false
                if scalar != "\n" { output.append("\u{240D}") }
            }
            let couldJoin = canJoin
            canJoin = false
            switch scalar.value {
            case 0x0A, 0x09: output.append(scalar)
            case 0x0D: pendingReturn = true
            case 0x00..<0x20: output.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: output.append("\u{2421}")
            case 0x200C...0x200D where couldJoin: output.append(scalar)
            case let value where Self.isNeutralised(value): output.append(contentsOf: Self.picture(of: scalar))
            default:
                output.append(scalar)
                canJoin = !scalar.isASCII && !scalar.properties.isWhitespace
            }
        }
        if pendingReturn { output.append("\u{240D}") }
        return String(output)
    }

    private static func isNeutralised(_ value: UInt32) -> Bool {
        switch value {
        case 0x80..<0xA0: true  // C1 controls
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional controls
        case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true  // invisible
        case 0x200B...0x200D, 0x2028, 0x2029, 0x2060...0x2065, 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0: true
        case 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    private static func picture(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return ("[U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits + "]").unicodeScalars
    }
}
