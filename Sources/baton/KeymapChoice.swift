import BatonCore
import BatonInterface
import BatonSettings

/// The keymap that the chat begins with.
enum KeymapChoice {
    /// Baton's own keys, changed by what the configuration says.
    ///
    /// - Throws: ``SettingsError`` with file and line for a context, key or command that is none, and for a conflict.
    static func keymap(_ configuration: Configuration) throws(SettingsError) -> Keymap {
        // The usual case, which the first frame waits for.
        guard !configuration.keys.isEmpty else { return .standard }
        var rules: [KeyRule] = []
        var places: [(file: String, line: Int?)] = []
        for section in configuration.keys {
            guard let context = KeyContext(name: section.context) else { throw mistake(section) }
            for entry in section.entries {
                rules.append(KeyRule(context: context, key: entry.key, command: entry.command))
                places.append((section.file, entry.line))
            }
        }
        do throws(KeyMistake) {
            return try Keymap.standard.rebound(by: rules)
        } catch {
            let place = places[error.rule]
            throw SettingsError(file: place.file, line: place.line, message: error.message, hint: error.hint)
        }
    }

    private static func mistake(_ section: KeySection) -> SettingsError {
        let names = KeyContext.allCases.map(\.name)
        return SettingsError(
            file: section.file, line: section.line,
            message: "[keys.\(section.context)] is no place where keys are pressed",
            hint: NearestWord.of(section.context, in: names).map { "Did you mean “\($0)”?" }
                ?? "Places: \(names.joined(separator: ", ")).")
    }
}

extension Setup {
    /// - Throws: ends the program with the mistake in the configuration.
    func keymap() throws -> Keymap {
        do throws(SettingsError) {
            return try KeymapChoice.keymap(configuration)
        } catch {
            try Exit.fail(error)
        }
    }
}
