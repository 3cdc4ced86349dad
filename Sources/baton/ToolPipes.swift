import Glibc

/// What comes from a command's standard output and error.
struct ToolPipes: ~Copyable {
    enum Reading {
        case ended, timedOut, tooLong
    }

    private let descriptors: [Int32]
    private(set) var output: [UInt8] = []
    /// The newest of it.
    private(set) var errors: [UInt8] = []

    // Enough for a last line that a person reads.
    private static let errorLimit = 4_096

    /// Takes over both descriptors.
    init(output: Int32, errors: Int32) {
        descriptors = [output, errors]
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }

    /// Reads both until the command, and whatever it has started, has closed them.
    mutating func read(until deadline: ContinuousClock.Instant, atMost limit: Int) -> Reading {
        var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while open.contains(where: { $0.fd >= 0 }) {
            guard let milliseconds = Self.milliseconds(until: deadline) else { return .timedOut }
            guard poll(&open, nfds_t(open.count), milliseconds) > 0 else { continue }  // Interrupted, or the deadline.
            for index in open.indices where open[index].revents != 0 {
                let count = Glibc.read(open[index].fd, &buffer, buffer.count)
                if count > 0 {
                    take(buffer[..<count], isOutput: index == 0)
                } else if count == 0 || errno != EINTR {
                    open[index].fd = -1  // poll(2) passes over negative descriptors.
                }
            }
            if output.count > limit { return .tooLong }
        }
        return .ended
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, isOutput: Bool) {
        if isOutput { output += bytes } else { errors = (errors + bytes).suffix(Self.errorLimit) }
    }

    /// Rounded up, so that the deadline has passed when the wait is over; nil where it has already.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32? {
        let left = deadline - .now
        guard left > .zero else { return nil }
        return Int32(
            clamping: left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000 + 1)
    }
}

extension Array {
    fileprivate func suffix(_ count: Int) -> [Element] { Array(dropFirst(Swift.max(0, self.count - count))) }
}
