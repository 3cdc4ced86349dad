import Glibc

/// Reads from a terminal into memory that stays where it is.
///
/// A class, so that handing out what was read never copies the room for what could have been.
final class InputReader {
    private let descriptor: Int32
    /// Touched as far as something was read, and not before: its pages would delay the first frame.
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: InputReader.size, alignment: 1)

    // A large paste in few reads.
    private static let size = 1 << 16

    /// - Parameter descriptor: must stay open as long as the reader.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        room.deallocate()
    }

    /// What waits, as far as there is room for it, and what `read(2)` returned: 0 at the end, -1 with `errno` set.
    func read() -> (bytes: [UInt8], count: Int) {
        let count = Glibc.read(descriptor, room.baseAddress, room.count)
        return ([UInt8](UnsafeRawBufferPointer(rebasing: room[..<max(0, count)])), count)
    }
}
