import Glibc

/// Writes numbers as people do: without the last digits, where binary fractions show that they are binary.
enum NumberText {
    /// Whole numbers up to 2^53 exactly; others to `digits` significant digits.
    static func text(_ value: Double, digits: Int = 12) -> String {
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
        return String(describing: rounded(value, digits: digits)).replacing(".0", suffix: "")
    }

    /// The same number as a JSON value, a whole one without a fraction.
    static func json(_ value: Double) -> JSON {
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return .int(whole) }
        return .double(rounded(value, digits: 12))
    }

    private static func rounded(_ value: Double, digits: Int) -> Double {
        // From here on a double has no digits behind the point, and rounding decimally would only add errors.
        guard value != 0, value.magnitude < 0x1p53 else { return value }
        let places = digits - 1 - Int(log10(value.magnitude).rounded(.down))
        // Ten to the power of more than 308 is infinite: such a number is printed as it is.
        guard (-300...300).contains(places) else { return value }
        let scale = pow(10, Double(places.magnitude))
        return places >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }
}

extension String {
    fileprivate func replacing(_ ending: String, suffix: String) -> String {
        hasSuffix(ending) ? dropLast(ending.count) + suffix : self
    }
}
