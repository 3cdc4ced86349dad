import Glibc
import NIOCore

/// Why the rehearsal does not listen.
package struct RehearsalServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The port that was asked for; nil when any would have done.
    package let port: Int?
    /// Whether another program has the port.
    package let isPortInUse: Bool
    /// One sentence for the user.
    package let description: String

    init(_ error: any Error, port: Int?) {
        let code = (error as? IOError)?.errnoCode
        self.port = port
        isPortInUse = code == EADDRINUSE
        let place = port.map { "port \($0) of 127.0.0.1" } ?? "any port of 127.0.0.1"
        description =
            switch code {
            case EADDRINUSE: "Another program listens on \(place): choose another port, or none to take a free one."
            case EACCES: "This user may not listen on \(place): choose a port from 1024 on."
            default: "The rehearsal cannot listen on \(place): \(error)."
            }
    }
}
