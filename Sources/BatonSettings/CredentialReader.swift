package import Foundation

/// Fetches a profile's credential from where it is kept, each time anew: keeping it is the caller's affair.
package struct CredentialReader: Sendable {
    private let paths: SettingsPaths
    private let now: @Sendable () -> Date
    /// How long a command may take: long enough for a person to unlock a password store.
    private static let commandLimit = Duration.seconds(60)

    package init(paths: SettingsPaths, now: @escaping @Sendable () -> Date = { Date() }) {
        self.paths = paths
        self.now = now
    }

    /// - Returns: nil where the profile needs none.
    /// - Throws: ``SettingsError`` that names the place and never its content.
    package func secret(from source: CredentialSource) async throws(SettingsError) -> Secret? {
        switch source {
        case .none: return nil
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
            return try Self.firstLine(of: try await Self.output(of: command), from: command)
        case .adk(let environment):
            return try ADKFiles(paths: paths).token(of: environment, now: now())
        }
    }

    private static func firstLine(of text: String, from place: String) throws(SettingsError) -> Secret {
        guard let line = text.split(whereSeparator: \.isNewline).first, !line.allSatisfy(\.isWhitespace) else {
            throw SettingsError(file: place, message: "There is no credential in it")
        }
        return Secret(line.trimmingCharacters(in: .whitespaces))
    }

    /// Runs a command without a terminal; what it says on standard error is not ours to show (it may hold secrets).
    private static func output(of command: String) async throws(SettingsError) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        do {
            try process.run()
        } catch {
            throw SettingsError(file: command, message: "The command could not be started")
        }
        let guardian = Task {
            try await Task.sleep(for: commandLimit)  // A command that never ends must not hold up the conversation.
            process.terminate()
        }
        defer { guardian.cancel() }
        let bytes = await Task.detached {
            let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return bytes
        }.value
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw SettingsError(
                file: command, message: "The command ended with status \(process.terminationStatus)",
                hint: "Run it in a shell to see what it says.")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
