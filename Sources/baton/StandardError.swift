import Glibc

/// Where everything goes that is not the payload.
enum StandardError {
    /// Whom nobody listens to any more has nobody to tell so.
    static func write(_ text: String) {
        do throws(OutputFailure) { try OutputFailure.write(text, to: STDERR_FILENO) } catch {}
    }
}

/// Where the payload goes.
enum StandardOutput {
    /// Writes at once, so that a reader at the other end of a pipe sees each line when it is said.
    ///
    /// - Throws: when the reader has gone away, or there is no room.
    static func write(_ text: String) throws(OutputFailure) {
        try OutputFailure.write(text, to: STDOUT_FILENO)
    }
}

/// Why nothing could be written.
struct OutputFailure: Error {
    /// `errno`'s.
    let number: Int32

    /// Whether whoever read has gone away, which is no fault: `head` has seen enough.
    var isNoReader: Bool { number == EPIPE }

    var message: String { "Standard output cannot be written: \(String(cString: strerror(number)))." }

    fileprivate static func write(_ text: String, to descriptor: Int32) throws(OutputFailure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            let number = errno
            if count > 0 { rest = rest.dropFirst(count) }
            guard count < 0, number != EINTR else { continue }
            guard number == EAGAIN else { throw OutputFailure(number: number) }
            // A program before us left the terminal so that it does not wait by itself.
            var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&room, 1, -1)
        }
    }
}
