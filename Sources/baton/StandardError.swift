import Foundation

/// Where everything goes that is not the payload.
enum StandardError {
    static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}

/// Where the payload goes.
enum StandardOutput {
    /// Writes at once, so that a reader at the other end of a pipe sees each line when it is said.
    ///
    /// - Throws: when the reader has gone away.
    static func write(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}
