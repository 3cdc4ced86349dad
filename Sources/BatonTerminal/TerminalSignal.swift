/// A signal that asks the program to end; the others (size, suspend, continue) are the loop's own business.
package enum TerminalSignal: Hashable, Sendable {
    case interrupt
    case terminate
    case hangUp
    case quit

    /// By convention a program ended by signal *n* exits with 128 + *n*.
    package var exitCode: Int32 {
        switch self {
        case .hangUp: 129
        case .interrupt: 130
        case .quit: 131
        case .terminate: 143
        }
    }
}
