import BatonCore
import BatonScreen
import BatonTerminal
import Glibc

extension DoctorSection {
    static func terminal(_ description: TerminalDescription) -> DoctorSection {
        let answers = TerminalAnswers.ask(description)
        func asked(_ name: String, _ value: (TerminalAnswers) -> Bool) -> Finding {
            guard let answers else { return Finding(name, .null, "not asked") }
            return Finding(name, .bool(value(answers)), answers.isAnswered ? nil : "it does not answer")
        }
        return DoctorSection(
            name: "terminal",
            groups: [
                [
                    Finding("TERM", .optional(description.name), description.name ?? "not set"),
                    Finding(
                        "multiplexer", .optional(description.multiplexer?.rawValue),
                        description.multiplexer?.rawValue ?? "none"),
                    Finding("size", .optional(size), size ?? "not known: this is no terminal"),
                    Finding("colours", .string(colours(description))), Finding("locale", .string(locale)),
                    asked("synchronised_output", \.isSynchronized),
                    asked("kitty_keyboard", \.knowsKeyboardProtocol),
                    Finding("background", .optional(background(answers, description))),
                    Finding("notifications", .string(description.notificationWay.rawValue)),
                ]
            ])
    }

    static func clipboard(_ clipboard: Clipboard) -> DoctorSection {
        let found = clipboard.tools.filter(\.isInstalled).map(\.name)
        let missing = clipboard.tools.filter { !$0.isInstalled }.map(\.name)
        let support: (JSONValue, String) =
            switch clipboard.support {
            case .yes: (true, "yes, this terminal takes it")
            case .perhaps: (.null, "perhaps; the terminal does not say")
            case .no: (false, "no, this terminal does not take it")
            }
        let first = found.first ?? (clipboard.support == .no ? clipboard.file : "OSC 52")
        return DoctorSection(
            name: "clipboard",
            groups: [
                [
                    Finding("copies_go_to", .string(first)),
                    Finding(
                        "programs", .array(found.map(JSONValue.string)),
                        found.isEmpty
                            ? (clipboard.tools.isEmpty ? "none: there is no display" : "none")
                            : found.joined(separator: ", ")),
                    Finding(
                        "not_installed", .array(missing.map(JSONValue.string)),
                        missing.isEmpty ? "none" : missing.joined(separator: ", ")),
                    Finding("OSC_52", support.0, support.1), Finding("else_in", .string(clipboard.file)),
                ]
            ])
    }

    private static var size: String? {
        var size = winsize()
        for descriptor in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO] {
            if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
                return "\(size.ws_col)×\(size.ws_row)"
            }
        }
        return nil
    }

    private static func colours(_ description: TerminalDescription) -> String {
        switch description.palette {
        case .none: description.isColorless ? "none, because NO_COLOR is set" : "none"
        case .eight: "8"
        case .sixteen: "16"
        case .indexed: "256"
        case .direct: "16777216"
        }
    }

    private static var locale: String {
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(TerminalDescription.variable).first { !$0.isEmpty }
        guard let name else { return "not set; Baton uses C.UTF-8" }
        let isUTF8 = name.lowercased().contains("utf-8") || name.lowercased().contains("utf8")
        return isUTF8 ? name : "\(name), which is not UTF-8; Baton uses C.UTF-8"
    }

    private static func background(_ answers: TerminalAnswers?, _ description: TerminalDescription) -> String? {
        (answers?.appearance ?? description.appearance).map { $0 == .light ? "light" : "dark" }
    }
}
