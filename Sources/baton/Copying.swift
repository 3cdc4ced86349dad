import BatonEngine
import BatonSettings
import BatonTerminal

/// The clipboard of this terminal, and what the user is told of it.
enum Copying {
    static func clipboard(_ description: TerminalDescription) -> Clipboard {
        let paths = SettingsPaths.live
        return Clipboard(description: description, file: paths.state + "/copied.txt")
    }

    /// A clipboard of which the terminal is no part, as where nothing may act on it.
    static func clipboardBesideTerminal() -> Clipboard {
        let paths = SettingsPaths.live
        return Clipboard(file: paths.state + "/copied.txt")
    }

    /// - Parameter what: what was copied, and how much.
    static func notice(_ outcome: Clipboard.Outcome, _ what: String) -> Notice {
        switch outcome {
        case .tool(let name): Notice(text: "Copied \(what) with \(name)", severity: .info)
        case .terminal: Notice(text: "Gave \(what) to the terminal to copy (OSC 52)", severity: .info)
        case .file(let path):
            Notice(text: "No clipboard takes \(what); it is in \(path)", severity: .warning)
        case .failed(let reason):
            Notice(
                text: "\(what) could not be copied, not even to a file: \(reason)", hint: "baton doctor clipboard",
                severity: .error)
        }
    }
}
