package import Foundation

/// Fetches a profile's credential from where it is kept, each time anew: keeping it is the caller's affair.
package struct CredentialReader: Sendable {
    private let paths: SettingsPaths
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date

    /// - Parameter clock: what a command's time is measured by.
    package init(
        paths: SettingsPaths, clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.paths = paths
        self.clock = clock
        self.now = now
    }

    /// - Returns: nil where the profile needs none.
    /// - Throws: ``SettingsError`` that names the place and never its content.
    package func secret(from source: CredentialSource) async throws(SettingsError) -> Secret? {
        switch source {
        case .none: return nil
        case .text(let text): return Secret(text)
        case .environment(let name):
            guard let text = paths.variable(name), !text.isEmpty else {
                throw SettingsError(
                    file: name, message: "This environment variable is not set", hint: "export \(name)=…")
            }
            return Secret(text)
        case .file(let path):
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                // Why does not matter to the user as much as which file it is.
                throw SettingsError(file: path, message: "The file with the credential cannot be read")
            }
            return try Self.firstLine(of: text, from: path)
        case .command(let command):
            return try Self.firstLine(of: try await output(of: command), from: command)
        case .keyring(let name):
            let text = try await Keyring(paths: paths, clock: clock).output(for: name)
            return try Self.firstLine(of: text, from: "keyring \(name)")
        case .adk(let environment):
            return try ADKFiles(paths: paths).token(of: environment, now: now())
        }
    }

    /// Something that changes when the file behind `source` does; nil where no file is behind it, or none is there. Costs one
    /// look at the file's attributes.
    package func version(of source: CredentialSource) -> String? {
        let path: String
        switch source {
        case .file(let file): path = file
        case .adk: path = paths.adkCredentials
        case .none, .text, .environment, .command, .keyring: return nil
        }
        // What cannot be looked at is told when it is read.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let changed = attributes[.modificationDate] as? Date
        else { return nil }
        let size = attributes[.size].map { "\($0)" } ?? ""
        let number = attributes[.systemFileNumber].map { "\($0)" } ?? ""
        return "\(changed.timeIntervalSince1970) \(size) \(number)"
    }

    private static func firstLine(of text: String, from place: String) throws(SettingsError) -> Secret {
        guard let line = text.split(whereSeparator: \.isNewline).first, !line.allSatisfy(\.isWhitespace) else {
            throw SettingsError(file: place, message: "There is no credential in it")
        }
        return Secret(line.trimmingCharacters(in: .whitespaces))
    }

    private func output(of command: String) async throws(SettingsError) -> String {
        do throws(CommandRun.Failure) {
            return try await CommandRun(executable: "/bin/sh", arguments: ["-c", command], clock: clock).output()
        } catch {
            switch error {
            case .notStarted: throw SettingsError(file: command, message: "The command could not be started")
            case .ended(let status):
                throw SettingsError(
                    file: command, message: "The command ended with status \(status)",
                    hint: "Run it in a shell to see what it says.")
            }
        }
    }
}
