internal import Foundation

/// One run of a program without a terminal; what it says on standard error is not ours to show (it may hold secrets).
struct CommandRun {
    enum Failure: Error {
        case notStarted
        case ended(status: Int32)
    }

    let executable: String
    let arguments: [String]
    let clock: any Clock<Duration>

    /// How long it may take: long enough for a person to unlock a password store.
    private static let limit = Duration.seconds(60)

    /// What it says on standard output.
    func output() async throws(Failure) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        do { try process.run() } catch { throw .notStarted }
        let guardian = Task {
            // A command that never ends must not hold up the conversation.
            try await clock.sleep(for: Self.limit)
            process.terminate()
        }
        defer { guardian.cancel() }
        let bytes = await Task.detached {
            let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return bytes
        }.value
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw .ended(status: process.terminationStatus)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
