internal import FoundationEssentials

/// The desktop's keyring (the Secret Service), through libsecret's own command: a library would be loaded at every start.
struct Keyring {
    let paths: SettingsPaths
    let clock: any Clock<Duration>

    /// The secret that was stored under `name`.
    ///
    /// - Throws: ``SettingsError`` where the command or the secret is missing, with the command that stores one.
    func output(for name: String) async throws(SettingsError) -> String {
        let place = "keyring \(name)"
        guard let tool else {
            throw SettingsError(
                file: place, message: "There is no secret-tool to ask the keyring with",
                hint: "Install it (Debian: libsecret-tools), or use env, file or command.")
        }
        do throws(CommandRun.Failure) {
            return try await CommandRun(
                executable: tool, arguments: ["lookup"] + Self.attributes(name), clock: clock
            ).output()
        } catch {
            let store = "secret-tool store --label=\"Baton \(name)\" \(Self.attributes(name).joined(separator: " "))"
            throw SettingsError(
                file: place, message: "The keyring gives nothing under this name", hint: "Store it: \(store)")
        }
    }

    private static func attributes(_ name: String) -> [String] { ["service", "baton", "account", name] }

    private var tool: String? {
        let folders = (paths.variable("PATH") ?? "").split(separator: ":")
        return folders.map { "\($0)/secret-tool" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
