internal import BatonCore
internal import BatonTransport

/// The Developer Edition's sign-in: as the user, then, with what that gives, as the user in one of the tenants.
struct LocalSignIn: Sendable {
    let server: TokenServer
    let tokenURL: String
    let username: String
    let password: String
    /// The wanted tenant's id or name; nil takes the developer's, or the only one.
    let tenant: String?

    static let defaultTenant = "wxo-dev"

    private struct Tenant {
        var id: String
        var name: String?
    }

    /// The server's answer with the token in it.
    func answer() async throws(PlatformFailure) -> JSONValue {
        let first = try await server.json(TokenRequest.local(tokenURL, username: username, password: password))
        guard let token = AccessToken(answer: first, now: server.now())?.text else { return first }
        server.secrets.note(token)
        let chosen = try choose(from: try await tenants(token))
        return try await server.json(
            TokenRequest.local(tokenURL, username: username, password: password, tenant: chosen))
    }

    private func tenants(_ token: String) async throws(PlatformFailure) -> [Tenant] {
        let url = SignIn.url("/tenants", under: String(tokenURL.dropLast("/auth/token".count)))
        let found = try await list(url, token)
        guard found.isEmpty, tenant == nil else { return found }
        _ = try await server.json(TokenRequest.newTenant(url, token: token))
        return try await list(url, token)
    }

    private func list(_ url: String, _ token: String) async throws(PlatformFailure) -> [Tenant] {
        try await server.json(TokenRequest.tenants(url, token: token)).rows.compactMap { row in
            row.text("id").map { Tenant(id: $0, name: row.text("name")) }
        }
    }

    private func choose(from tenants: [Tenant]) throws(PlatformFailure) -> String {
        let wanted = tenant ?? Self.defaultTenant
        if let found = tenants.first(where: { $0.id == wanted }) ?? tenants.first(where: { $0.name == wanted }) {
            return found.id
        }
        if tenant == nil, tenants.count == 1 { return tenants[0].id }
        let names = tenants.map { $0.name ?? $0.id }
        let near = NearestWord.of(wanted, in: names).map { "Did you mean “\($0)”?" }
        // As many as a line holds.
        let listed = names.isEmpty ? "This user has no tenant." : "Tenants: \(names.prefix(8).joined(separator: ", "))."
        throw PlatformFailure(
            .forbidden, "There is no tenant “\(wanted)” for this user", attempt: "signing in",
            hint: "Set the profile's tenant. \(near ?? listed)")
    }
}
