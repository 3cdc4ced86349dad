import CTerminal
import Glibc

/// Signals as bytes in a pipe, so that they are handled where and when the loop can.
struct SignalPipe: ~Copyable {
    enum Received: Equatable {
        case ending(TerminalSignal)
        case suspended
        case continued
        case resized
    }

    /// Readable when signals wait.
    let descriptor: Int32

    /// Installs the handlers. Once a process at a time: the dispositions are the process's.
    init() throws(TerminalFailure) {
        descriptor = ct_signals_open()
        if descriptor < 0 { throw .system("watch for signals", String(cString: strerror(errno))) }
    }

    deinit { ct_signals_close() }

    /// Puts the dispositions of before back. Again does nothing.
    func close() { ct_signals_close() }

    /// The signals that have come, oldest first, each kind once.
    func receive() -> [Received] {
        // More than 64 waiting signals are repetitions; what is left is read on the next turn.
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &buffer, buffer.count)
        var received: [Received] = []
        for number in buffer.prefix(max(0, count)) {
            if let signal = SignalPipe.meaning(of: Int32(number)), !received.contains(signal) {
                received.append(signal)
            }
        }
        return received
    }

    private static func meaning(of number: Int32) -> Received? {
        switch number {
        case SIGINT: .ending(.interrupt)
        case SIGTERM: .ending(.terminate)
        case SIGHUP: .ending(.hangUp)
        case SIGQUIT: .ending(.quit)
        case SIGTSTP: .suspended
        case SIGCONT: .continued
        case SIGWINCH: .resized
        default: nil
        }
    }
}
