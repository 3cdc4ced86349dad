/// How ``LiveExchange`` reaches its servers.
package struct ExchangeSettings: Sendable {
    /// How long a connection may take until it stands, TLS included.
    package var connectTimeout: Duration
    /// How long a server may say nothing. Agents think for minutes between two events, and send nothing meanwhile.
    package var idleTimeout: Duration
    /// A PEM file with certificates that are trusted besides the system's.
    package var caFile: String?
    /// Where `HTTPS_PROXY` and its kin are looked up.
    package var environment: [String: String]

    package init(
        connectTimeout: Duration = .seconds(15), idleTimeout: Duration = .seconds(300), caFile: String? = nil,
        environment: [String: String] = [:]
    ) {
        self.connectTimeout = connectTimeout
        self.idleTimeout = idleTimeout
        self.caFile = caFile
        self.environment = environment
    }
}
