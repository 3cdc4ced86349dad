import FoundationEssentials

/// The server that a URL names; what may be said of a URL in a message, because it holds no secret.
struct Destination: Hashable, Sendable, CustomStringConvertible {
    let isTLS: Bool
    let host: String
    let port: Int

    init(_ text: String) throws(TransportFailure) {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased() else {
            throw TransportFailure(.invalidURL, "the URL is not one: it needs https:// or http:// and a host")
        }
        guard scheme == "https" || scheme == "http" else {
            throw TransportFailure(.invalidURL, "the URL begins with \(scheme): and not with https: or http:")
        }
        guard let host = url.host, !host.isEmpty else {
            throw TransportFailure(.invalidURL, "the URL names no host")
        }
        isTLS = scheme == "https"
        // Foundation keeps the brackets of IPv6 literals (RFC 3986 §3.2.2) in some versions.
        self.host = host.trimmingBrackets().lowercased()
        let standardPort = isTLS ? 443 : 80
        port = url.port ?? standardPort
    }

    var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// Whether the host is this machine by its name (RFC 6761 §6.3) or address (RFC 5735 §3).
    var isLoopback: Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
            || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}

extension String {
    func trimmingBrackets() -> String {
        hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
    }
}
