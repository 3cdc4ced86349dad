/// How and where a profile gets its tokens (`watsonx-orchestrate.md` §2.1).
package struct SignIn: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// IBM Cloud: an API key for a token of an hour.
        case ibmIAM
        /// IBM's multi-cloud SaaS platform; the key itself, or trying, tells which version.
        case mcsp
        case mcspV1, mcspV2
        /// Cloud Pak for Data: a user's password or API key.
        case cpd
        /// Cloud Pak for Data: a user's API key, which is never exchanged.
        case zen
        /// The Developer Edition: a user's password, then one of the user's tenants.
        case local
    }

    package var kind: Kind
    /// The profile's server, of which some kinds are a part.
    package var server: String
    /// The token server in place of the kind's own: its root, or the whole address.
    package var url: String?

    package init(_ kind: Kind, server: String, url: String? = nil) {
        self.kind = kind
        self.server = server
        self.url = url
    }

    var iamURL: String { Self.url("/identity/token", under: url ?? "https://iam.cloud.ibm.com") }

    var mcspV1URL: String {
        Self.url("/siusermgr/api/1.0/apikeys/token", under: url ?? "https://iam.platform.saas.ibm.com")
    }

    var mcspV2URL: String { Self.url("/api/2.0/apikeys/token", under: url ?? regionalAccountServer) }

    var cpdURL: String { Self.url("/icp4d-api/v1/authorize", under: url ?? platformRoot) }

    var localURL: String { Self.url("/api/v1/auth/token", under: url ?? Routes(root: server).root) }

    /// The ADK's table, which has one region in it.
    private var regionalAccountServer: String {
        origin.contains("germanywestcentral")
            ? "https://account-iam.azure.westus3.platform.saas.ibm.com" : "https://account-iam.platform.saas.ibm.com"
    }

    /// Cloud Pak for Data's own root: what stands before `/orchestrate` in the server's path.
    private var platformRoot: String {
        let path = server.dropFirst(origin.count)
        guard let place = path.firstRange(of: "/orchestrate") else { return origin }
        return origin + path[..<place.lowerBound]
    }

    /// The scheme, host and port.
    private var origin: String {
        guard let slashes = server.firstRange(of: "://") else { return server }
        return String(server[..<(server[slashes.upperBound...].firstIndex(of: "/") ?? server.endIndex)])
    }

    /// `path` under `base`, of which a person may have pasted a part already, or all of it; an address that ends as the
    /// path does is another way to the same (MCSP's scopes stand in the middle).
    static func url(_ path: String, under base: String) -> String {
        let segments = path.split(separator: "/")
        for count in stride(from: segments.count, to: 0, by: -1)
        where base.hasSuffix("/" + segments.prefix(count).joined(separator: "/")) {
            return base + segments.dropFirst(count).map { "/\($0)" }.joined()
        }
        return base.hasSuffix("/" + segments.suffix(2).joined(separator: "/")) ? base : base + path
    }
}
