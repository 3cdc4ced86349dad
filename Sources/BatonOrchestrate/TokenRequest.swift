internal import BatonCore
internal import BatonTransport

/// The requests that get tokens, byte for byte as IBM's own clients send them (`watsonx-orchestrate.md` §2.1).
enum TokenRequest {
    static func iam(_ url: String, apiKey: String) -> WireRequest {
        form(url, [("grant_type", "urn:ibm:params:oauth:grant-type:apikey"), ("apikey", apiKey)])
    }

    static func mcspV1(_ url: String, apiKey: String) -> WireRequest {
        json(url, ["apikey": .string(apiKey)])
    }

    /// The key stands in the header too, because some regions look only there; the roles are asked for because a token
    /// without them may do nothing.
    static func mcspV2(_ url: String, apiKey: String) -> WireRequest {
        let roles =
            "?includeBuiltinActions=false&includeCustomActions=false&includeRoles=true"
            + "&prefixRolesWithDefinitionScope=false"
        var request = json(url + roles, ["apikey": .string(apiKey)])
        request.headers.append(WireHeader("X-API-Key", apiKey))
        return request
    }

    /// - Parameter credentials: a password, or else an API key.
    static func cpd(_ url: String, username: String, _ credentials: SignInCredentials) -> WireRequest {
        var body: JSONObject = ["username": .string(username)]
        if let password = credentials.password {
            body["password"] = .string(password)
        } else {
            body["api_key"] = .optional(credentials.apiKey)
        }
        return json(url, .object(body))
    }

    /// - Parameter tenant: the id of the one to sign in to; nil before one is chosen.
    static func local(_ url: String, username: String, password: String, tenant: String? = nil) -> WireRequest {
        let query = tenant.map { "?tenant_id=" + Routes.escaped($0) } ?? ""
        return form(url + query, [("username", username), ("password", password)])
    }

    static func tenants(_ url: String, token: String) -> WireRequest {
        WireRequest(method: "GET", url: url, headers: [accept, bearer(token)])
    }

    /// The tenant that the ADK makes where the Developer Edition has none yet.
    static func newTenant(_ url: String, token: String) -> WireRequest {
        let tenant: JSONValue = [
            "name": .string(LocalSignIn.defaultTenant), "title": "WatsonX Orchestrate Development", "tags": ["test"],
        ]
        var request = json(url, tenant)
        request.headers.append(bearer(token))
        return request
    }

    private static let accept = WireHeader("Accept", "application/json")

    private static func bearer(_ token: String) -> WireHeader { WireHeader("Authorization", "Bearer \(token)") }

    private static func json(_ url: String, _ body: JSONValue) -> WireRequest {
        WireRequest(
            method: "POST", url: url, headers: [accept, WireHeader("Content-Type", "application/json")],
            body: Array(body.text.utf8))
    }

    private static func form(_ url: String, _ fields: [(name: String, value: String)]) -> WireRequest {
        let body = fields.map { "\($0.name)=\(Routes.escaped($0.value))" }.joined(separator: "&")
        return WireRequest(
            method: "POST", url: url,
            headers: [accept, WireHeader("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8))
    }
}
