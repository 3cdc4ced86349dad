import TerminalEmulator
import Glibc

/// A pair of sockets that keeps the borders of writes: what a driver writes at one end, and how often.
final class PacketTerminal {
    /// The driver's end; does not block.
    let descriptor: Int32
    private let other: Int32
    let terminal: VirtualTerminal
    private(set) var frames: [[UInt8]] = []

    /// - Parameter type: `SOCK_SEQPACKET` to count writes, `SOCK_STREAM` to let them be partial.
    init(columns: Int, rows: Int, type: __socket_type = SOCK_SEQPACKET) {
        var pair: [Int32] = [-1, -1]
        let result = socketpair(
            AF_UNIX, Int32(type.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0, &pair)
        precondition(result == 0, "no sockets")
        (descriptor, other) = (pair[0], pair[1])
        terminal = VirtualTerminal(columns: columns, rows: rows)
    }

    deinit {
        close(descriptor)
        close(other)
    }

    /// Makes the driver's end take few bytes before it is full.
    func shrink() {
        var size: Int32 = 4096
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Shows what has been written.
    func receive() {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(other, &buffer, buffer.count)
            if count <= 0 { return }
            frames.append(Array(buffer[..<count]))
            terminal.feed(Array(buffer[..<count]))
        }
    }
}
