import ArgumentParser
import BatonCore
import BatonScreen
import BatonSettings
import BatonTerminal
import BatonTheme
import Glibc

/// `baton themes`: which there are, and how one looks.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List the themes, or show one.",
        discussion: """
            With a name: how the theme looks, on a terminal with colours; anywhere else the theme as a file, which is a \
            way to begin one of your own: baton themes dark > ~/.config/baton/themes/mine.toml
            """)

    @Argument(help: "The theme to show; left out: all are listed.")
    var name: String?

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    func run() throws {
        let setup = try Setup.load()
        guard let name else {
            return try StandardOutput.write(
                ThemeList(setup.themes, setting: setup.configuration.theme).text(as: output))
        }
        let found: ThemeDesign?
        do throws(SettingsError) {
            found = try setup.themes.design(named: name)
        } catch {
            try Exit.fail(error)
        }
        guard let design = found else {
            if name == ThemeCatalogue.automatic {
                throw ValidationError("“auto” is the theme dark or light, as the terminal is; name one of them.")
            }
            throw ValidationError("There is no theme “\(name)”. \(setup.themes.remedy(for: name))")
        }
        let terminal = TerminalDescription()
        switch output {
        case .json: try StandardOutput.write(Self.json(name, design).prettyText + "\n")
        case .text where isatty(STDOUT_FILENO) == 1 && terminal.palette != .none:
            try StandardOutput.write(ThemePreview(design: design, palette: terminal.palette).text)
        case .text: try StandardOutput.write(design.text)
        }
    }

    private static func json(_ name: String, _ design: ThemeDesign) -> JSONValue {
        let entries = design.entries.map { JSONObject.Member(name: $0.name, value: .string($0.value)) }
        return [
            "name": .string(name), "for": .optional(design.appearanceWord), "theme": .object(JSONObject(entries)),
        ]
    }
}
