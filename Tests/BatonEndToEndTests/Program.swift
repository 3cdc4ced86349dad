import Foundation
import TerminalEmulator

/// The program under test, with a home folder of its own.
final class Program {
    let home: URL
    var environment: [String: String]

    /// - Parameter configuration: what stands in `config.toml`; nil writes none.
    init(configuration: String? = nil) throws {
        home = FileManager.default.temporaryDirectory.appending(path: "baton-e2e-\(UUID().uuidString)")
        let folder = home.appending(path: ".config/baton")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        environment = [
            "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC",
        ]
        try configuration?.write(to: folder.appending(path: "config.toml"), atomically: true, encoding: .utf8)
    }

    deinit {
        try? FileManager.default.removeItem(at: home)  // A left-over folder in /tmp harms nobody.
    }

    /// Beside the test bundle, where the build puts every product.
    static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "baton").path

    /// Opens the chat in a terminal.
    func open(
        _ arguments: [String] = [], columns: Int = 100, rows: Int = 30, directory: URL? = nil
    ) throws -> PtyProcess {
        let process = try PtyProcess(
            [Self.path] + arguments, environment: environment, columns: columns, rows: rows, directory: directory?.path)
        // Its history would vanish under it with the folder.
        process.belongings = self
        return process
    }

    /// Opens the chat and waits until it can be typed into.
    func openChat(columns: Int = 100, rows: Int = 30) throws -> PtyProcess {
        let process = try open(columns: columns, rows: rows)
        try process.waitUntil("the prompt is shown") { screen in
            (0..<screen.rows).contains { screen.row($0).hasPrefix("›") }
        }
        return process
    }

    /// What a command without a screen did.
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs a command to its end; standard input is `input`, and no terminal anywhere.
    func run(_ arguments: [String], input: String = "") throws -> Result {
        try Self.run(arguments, environment: environment, input: input)
    }

    static func run(_ arguments: [String], environment: [String: String], input: String = "") throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        let (into, out, errors) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (into, out, errors)
        try process.run()
        into.fileHandleForWriting.write(Data(input.utf8))
        try into.fileHandleForWriting.close()
        // Standard error is small and fits its pipe, so that one can be read after the other.
        let output = out.fileHandleForReading.readDataToEndOfFile()
        let remarks = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: remarks, as: UTF8.self))
    }
}
