/// Which proxy, if any, a request goes through, by the environment variables that other programs read as well.
///
/// `https_proxy` or `http_proxy` by the URL's scheme, then `all_proxy`, each in lower case before upper; an empty one
/// means no proxy. `no_proxy` lists hosts that are reached directly, divided by commas or spaces: a name stands for
/// itself and everything below it, with a leading dot or `*.` or without; `name:port` for that port alone; `*` for
/// every host. This machine is always reached directly.
package struct ProxyRules: Sendable {
    private let environment: [String: String]

    package init(environment: [String: String]) {
        self.environment = environment
    }

    /// The `host:port` of the proxy that a request to `url` goes through, without its login; nil for the direct way.
    /// - Throws: ``TransportFailure`` with `.invalidURL`, or `.proxy` for a variable that makes no sense.
    package func proxy(forURL url: String) throws(TransportFailure) -> String? {
        try proxy(for: Destination(url))?.description
    }

    /// - Throws: `TransportFailure` with `.proxy` for a variable that makes no sense.
    func proxy(for destination: Destination) throws(TransportFailure) -> ProxyServer? {
        guard !destination.isLoopback, !isExempt(destination) else { return nil }
        let names = [destination.isTLS ? "https_proxy" : "http_proxy", "all_proxy"].flatMap { [$0, $0.uppercased()] }
        guard let name = names.first(where: { environment[$0] != nil }), let text = environment[name] else {
            return nil
        }
        return text.isEmpty ? nil : try ProxyServer(text, variable: name)
    }

    private func isExempt(_ destination: Destination) -> Bool {
        let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        return list.lowercased().split { $0 == "," || $0.isWhitespace }.contains { entry in
            entry == "*" || Self.matches(entry, destination)
        }
    }

    private static func matches(_ entry: Substring, _ destination: Destination) -> Bool {
        var (name, port) = split(entry)
        if let port, port != destination.port { return false }
        if name.hasPrefix("*.") { name = name.dropFirst(2) } else if name.hasPrefix(".") { name = name.dropFirst() }
        return !name.isEmpty && (destination.host == name || destination.host.hasSuffix("." + name))
    }

    private static func split(_ entry: Substring) -> (name: Substring, port: Int?) {
        if entry.hasPrefix("["), let end = entry.firstIndex(of: "]") {
            let port = entry[entry.index(after: end)...].dropFirst()
            return (entry[entry.index(after: entry.startIndex)..<end], Int(port))
        }
        // More than one colon: an IPv6 address without a port.
        guard let colon = entry.lastIndex(of: ":"), entry.firstIndex(of: ":") == colon,
            let port = Int(entry[entry.index(after: colon)...])
        else { return (entry, nil) }
        return (entry[..<colon], port)
    }
}
