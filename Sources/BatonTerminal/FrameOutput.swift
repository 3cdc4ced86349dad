import Glibc

/// Writes frames to a terminal that may be slow: at most one frame waits, and it is finished before another begins.
struct FrameOutput {
    private let descriptor: Int32
    private var frame: [UInt8] = []
    private var sent = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Whether part of a frame could not be written yet.
    var isPending: Bool { sent < frame.count }

    /// Writes a frame, or the start of one; nothing else may be pending.
    mutating func send(_ bytes: consuming [UInt8]) {
        precondition(!isPending, "a frame is sent while another waits")
        frame = bytes
        sent = 0
        drain()
    }

    /// Forgets what waits. The terminal may have got half a sequence: the next thing that it is told has to end it.
    mutating func discard() {
        frame.removeAll(keepingCapacity: true)
        sent = 0
    }

    /// Writes what waits, as far as the terminal takes it.
    mutating func drain() {
        while isPending {
            let count = frame.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                // The terminal is gone; reading from it says so too, and that is where it is handled.
                sent = frame.count
            }
        }
        frame.removeAll(keepingCapacity: true)
        sent = 0
    }
}
