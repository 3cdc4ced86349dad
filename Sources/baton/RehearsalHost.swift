import BatonCore
import BatonRehearsal

/// The rehearsal inside this process, started when it is first talked to.
actor RehearsalHost {
    private var starting: Task<RehearsalServer, any Error>?

    /// The server's address.
    func url() async throws(PlatformFailure) -> String {
        let server = starting ?? Task { try await RehearsalServer.start() }
        starting = server
        do {
            return try await "http://127.0.0.1:\(server.value.port)"
        } catch {
            starting = nil
            throw PlatformFailure(
                .local, "The rehearsal could not be started: \(error)", attempt: "starting the rehearsal")
        }
    }
}
