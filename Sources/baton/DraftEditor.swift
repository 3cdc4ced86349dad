import BatonCore
import Glibc

/// The user's editor on a draft, in a file that nobody else can read and that is gone afterwards.
enum DraftEditor {
    private static let attempt = "editing the draft"

    /// Runs `$VISUAL`, else `$EDITOR`, else vi, on the terminal that the caller has left, until it ends.
    /// - Returns: what it has left of the draft, as it stands in the file; a failure leaves the draft alone.
    static func edit(_ draft: String) -> Result<String, PlatformFailure> {
        let folder = variable("TMPDIR") ?? "/tmp"
        // mkstemps makes a name of the X's; the ending has editors highlight what agents read.
        var path = Array("\(folder)/baton-draft-XXXXXX.md".utf8CString)
        let file = mkstemps(&path, 3)  // For the owner alone, as it makes them.
        guard file >= 0 else { return failure("A file for the editor cannot be made in \(folder)", errno) }
        defer { unlink(path) }
        let isWritten = write(draft, to: file)
        close(file)
        guard isWritten else { return failure("The draft cannot be written to \(folder)", errno) }
        if let complaint = run(path) { return .failure(PlatformFailure(.local, complaint, attempt: attempt)) }
        return read(path)
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func failure(_ message: String, _ code: Int32) -> Result<String, PlatformFailure> {
        .failure(PlatformFailure(.local, "\(message): \(String(cString: strerror(code)))", attempt: attempt))
    }

    private static func write(_ text: String, to file: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Runs the editor to its end. The variables hold a command line, as git and others read them, so a shell reads
    /// them here too; it outlives the interrupt key, which is the editor's.
    /// - Returns: what went wrong, if anything.
    private static func run(_ path: [CChar]) -> String? {
        let editor = variable("VISUAL") ?? variable("EDITOR") ?? "vi"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Our own standard error is a log while the screen is open.
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let script = "trap : INT QUIT; \(editor) \"$1\""
        var arguments = [strdup("sh"), strdup("-c"), strdup(script), strdup(editor), strdup(path), nil]
        defer { arguments.forEach { free($0) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, environ)
        guard code == 0 else { return "The editor cannot be started: \(String(cString: strerror(code)))" }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard status != 0 else { return nil }
        // The shell's own code for a program that is not there.
        return status == 127 << 8
            ? "There is no editor \(editor); set VISUAL or EDITOR" : "The editor has failed, so the draft is as it was"
    }

    private static func read(_ path: [CChar]) -> Result<String, PlatformFailure> {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return failure("What the editor has left cannot be read", errno) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count == 0 { return .success(String(decoding: bytes, as: UTF8.self)) }
            guard count > 0 else { return failure("What the editor has left cannot be read", errno) }
            bytes += buffer[..<count]
        }
    }
}
