import BatonScreen
import BatonTheme

/// `enum NAME` with the names of the themes, and each theme as the codes of its styles in the order of the roles.
///
/// Arrays of integers and nothing else: the compiler lays them down as they are, so that having them costs a start nothing.
enum ThemesSource {
    /// - Throws: ``EmbeddingError`` for the first mistake in a theme.
    static func source(name: String, files: [EmbeddedFile]) throws(EmbeddingError) -> String {
        var codes = ""
        var looks = ""
        for file in files {
            let design: ThemeDesign
            do throws(ThemeError) {
                design = try ThemeDesign(parsing: file.text)
            } catch {
                throw .mistake(
                    path: file.path, line: error.line,
                    message: [error.message, error.hint].compactMap(\.self).joined(separator: ". "))
            }
            codes += "        case \"\(file.name)\": [\(list(design.theme.codes))]\n"
            if let terminal = design.terminal {
                let pair = Style(foreground: terminal.foreground, background: terminal.background)
                looks += "        case \"\(file.name)\": \(list([pair.code]))\n"
            }
        }
        return """
            enum \(name) {
                static var names: [String] { [\(files.map { "\"\($0.name)\"" }.joined(separator: ", "))] }

                /// The codes of a theme's styles, in the order of the roles; nil for a name that is no theme's.
                static func codes(of name: String) -> [UInt64]? {
                    switch name {
            \(codes)        default: nil
                    }
                }

                /// The code of the terminal's foreground and background that a theme is made for; nil for every terminal.
                static func terminalCode(of name: String) -> UInt64? {
                    switch name {
            \(looks)        default: nil
                    }
                }
            }

            """
    }

    private static func list(_ codes: [UInt64]) -> String {
        codes.map { "0x" + String($0, radix: 16) }.joined(separator: ", ")
    }
}
