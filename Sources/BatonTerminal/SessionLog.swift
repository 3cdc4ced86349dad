import CTerminal
import Glibc

/// Keeps standard error off the screen: from its creation until ``restore()`` it goes to a file, or to memory.
///
/// Does nothing when standard error is not a terminal: then it cannot disturb the screen.
final class SessionLog {
    /// The standard error of before, and where it goes now; -1 when nothing is redirected.
    private(set) var standardError: Int32 = -1
    private(set) var log: Int32 = -1

    /// - Parameter path: A file to append to, created for the user alone; `nil`, or what cannot be opened, is a memory file.
    init(path: String?) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        log = path.map { open($0, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) } ?? -1
        if log < 0 { log = ct_memory_file("baton-log") }
        standardError = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        if log < 0 || standardError < 0 || dup2(log, STDERR_FILENO) < 0 { restore() }
    }

    func restore() {
        if standardError >= 0 {
            dup2(standardError, STDERR_FILENO)
            close(standardError)
        }
        if log >= 0 { close(log) }
        (standardError, log) = (-1, -1)
    }

    deinit { restore() }
}
