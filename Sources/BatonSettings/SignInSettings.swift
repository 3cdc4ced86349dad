/// How a profile of watsonx Orchestrate gets its tokens, and where what it takes is kept.
package struct SignInSettings: Hashable, Sendable {
    /// The profile's `auth`, by the ADK's own words where it has one.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case ibmIAM = "ibm_iam"
        case mcsp
        case mcspV1 = "mcsp_v1"
        case mcspV2 = "mcsp_v2"
        case cpd, zen, local
    }

    package var kind: Kind
    package var apiKey: CredentialSource
    package var username: CredentialSource
    package var password: CredentialSource
    package var tenant: CredentialSource
    /// The token server in place of the kind's own.
    package var url: String?

    package init(
        kind: Kind, apiKey: CredentialSource = .none, username: CredentialSource = .none,
        password: CredentialSource = .none, tenant: CredentialSource = .none, url: String? = nil
    ) {
        self.kind = kind
        self.apiKey = apiKey
        self.username = username
        self.password = password
        self.tenant = tenant
        self.url = url
    }
}

extension SignInSettings.Kind {
    /// The kind that a server's address means, as the ADK decides it (`watsonx-orchestrate.md` §1, §2.1).
    init(server url: String) {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let host = rest.prefix { $0 != "/" }.lowercased()
        let name = host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) : String(host.prefix { $0 != ":" })
        if Self.localHosts.contains(name) {
            self = .local
        } else if name.contains(".cloud.ibm.com") {
            self = .ibmIAM
        } else {
            self = name.hasPrefix("cpd") && url.lowercased().hasPrefix("https:") ? .cpd : .mcsp
        }
    }

    private static let localHosts = ["localhost", "127.0.0.1", "[::1", "0.0.0.0", "host.docker.internal"]

    /// The keys that this kind takes, in each of the ways that it knows.
    var ways: [[String]] {
        switch self {
        case .ibmIAM, .mcsp, .mcspV1, .mcspV2: [["api_key"]]
        case .cpd: [["username", "password"], ["username", "api_key"]]
        case .zen: [["username", "api_key"], ["token"]]
        case .local: [["username", "password"], ["username", "password", "tenant"]]
        }
    }
}
