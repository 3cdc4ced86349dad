import FoundationEssentials

/// A proxy as `HTTPS_PROXY` and its kin name it.
struct ProxyServer: Hashable, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable {
        case http, socks
    }

    struct Login: Hashable, Sendable {
        let user: String
        let password: String
    }

    let kind: Kind
    let host: String
    let port: Int
    let login: Login?

    /// - Throws: `TransportFailure` with `.proxy`, which names the variable and not its value.
    init(_ text: String, variable: String) throws(TransportFailure) {
        guard let url = URL(string: text.contains("://") ? text : "http://" + text), let host = url.host, !host.isEmpty
        else { throw TransportFailure(.proxy, "\(variable) is not a proxy's URL such as http://proxy.example:3128") }
        // The ports that Go and curl assume.
        switch url.scheme?.lowercased() {
        case "http": (kind, port) = (.http, url.port ?? 80)
        case "socks5", "socks5h": (kind, port) = (.socks, url.port ?? 1080)
        default:
            throw TransportFailure(.proxy, "\(variable) names a kind of proxy other than http:// and socks5://")
        }
        self.host = host.trimmingBrackets()
        login = url.user(percentEncoded: false).map { user in
            Login(user: user, password: url.password(percentEncoded: false) ?? "")
        }
        if kind == .socks, login != nil {
            throw TransportFailure(.proxy, "\(variable) has a user name, which is not supported for socks5:// proxies")
        }
    }

    /// Without the login.
    var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
