import NIOCore

/// Files that were uploaded, kept in memory until newer ones need their place.
actor OrchestrateFiles {
    struct File: Sendable {
        let id: Identifier<File>
        let name: String
        let bytes: ByteBuffer
    }

    /// What one file may measure: 10 MB, as an agent's request for files says.
    static let longestFile = 10 << 20

    private let capacity: Int
    private var identifiers = IdentifierSource()
    /// Oldest first.
    private var files: [File] = []

    /// - Parameter capacity: the bytes of all files together.
    init(capacity: Int = 64 << 20) {
        self.capacity = capacity
    }

    /// Keeps a file, and forgets the oldest ones that are too many then.
    @discardableResult
    func add(_ name: String, _ bytes: ByteBuffer, at now: Int64) -> File {
        let file = File(id: identifiers.next(at: now), name: name, bytes: bytes)
        files.append(file)
        while files.count > 1, files.reduce(0, { $0 + $1.bytes.readableBytes }) > capacity { files.removeFirst() }
        return file
    }

    subscript(id: Identifier<File>) -> File? { files.first { $0.id == id } }
}
