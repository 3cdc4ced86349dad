internal import BatonCore

/// The themes that are compiled into the program, as roles and their values; what they mean is the interface's affair.
package enum ThemeFiles {
    package static var names: [String] { EmbeddedThemes.files.map(\.name) }

    /// The entries of a theme by name, in the file's own words; nil for a theme that is not there.
    ///
    /// - Throws: ``SettingsError`` with the theme's file and line.
    package static func entries(of name: String) throws(SettingsError) -> [(role: String, value: String)]? {
        guard let file = EmbeddedThemes.files.first(where: { $0.name == name }) else { return nil }
        let document = try TOMLDocument(text: file.text, file: "themes/\(name).toml")
        guard case .object(let roles) = document.root else { return [] }
        var entries: [(role: String, value: String)] = []
        for member in roles.members {
            guard let value = member.value.string else {
                throw document.error([member.name], "\(member.name) is a text in quotes")
            }
            entries.append((member.name, value))
        }
        return entries
    }
}
