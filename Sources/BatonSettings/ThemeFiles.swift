internal import BatonCore
internal import FoundationEssentials

/// The user's own themes: `themes/NAME.toml` beside the configuration. What they mean is the theme's affair.
package struct ThemeFiles: Sendable {
    /// The folder that they are in, which need not be there.
    package let folder: String

    /// The folder around it, with the slash: where the configuration is.
    package let parent: String

    package init(paths: SettingsPaths) {
        parent = paths.resolve("")
        folder = paths.resolve("themes")
    }

    /// The names of the themes that are there, in alphabetical order.
    package var names: [String] {
        // Without the folder, or with one that cannot be looked into, the user has none.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // A name that could act on a terminal is nobody's theme.
        let themes = files.filter { $0.hasSuffix(Self.ending) && $0.first != "." && $0 == $0.sanitised }
        return themes.map { String($0.dropLast(Self.ending.count)) }.sorted()
    }

    package func path(of name: String) -> String { "\(folder)/\(name)\(Self.ending)" }

    /// The text of the user's theme of that name; nil where there is none.
    ///
    /// - Throws: ``SettingsError`` for a file that is there and cannot be read.
    package func text(of name: String) throws(SettingsError) -> String? {
        let path = path(of: name)
        // A theme has a name, not a path.
        guard !name.utf8.contains(UInt8(ascii: "/")), FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw SettingsError(file: path, message: "This file cannot be read", hint: "It has to be UTF-8 and yours.")
        }
    }

    private static let ending = ".toml"
}
