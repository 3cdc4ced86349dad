package import BatonScreen

/// A look for every role.
package struct Theme: Hashable, Sendable {
    /// Each role's ``BatonScreen/Style/code``, in the order of the roles. Integers in one array, because that is what the
    /// compiler can lay down for the themes that come with Baton: the first frame waits for no reading, no dictionary and no
    /// search of the runtime's for a conformance.
    package let codes: [UInt64]

    /// - Parameter codes: one for each role; else looking one up traps.
    package init(codes: [UInt64]) {
        self.codes = codes
    }

    package init(_ style: (ThemeRole) -> Style) {
        codes = ThemeRole.allCases.map { style($0).code }
    }

    package subscript(role: ThemeRole) -> Style { Style(code: codes[Int(role.rawValue)]) }
}
