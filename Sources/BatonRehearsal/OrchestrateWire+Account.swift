import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// The tenants of the one user; the first is the one that the ADK looks for.
    static let tenants: [(id: String, name: String)] = [
        ("6c8f1d0a-3f57-4b0e-9d29-6b3a1f20c7e1", "wxo-dev"), ("b1e7c5d2-08a4-4f6b-8c33-7d9e2f41a6b8", "wxo-stage"),
    ]

    /// `health/alive` and `health/ready`, which need no token.
    func addHealth(to routes: WireRoutes<Self>, at root: String) {
        for path in ["alive", "ready"] {
            routes.add("\(root)/health/\(path)", isOpen: true, [.get: { _ in .json(["status": "ok"]) }])
        }
    }

    /// What the ADK asks for when it activates an environment (§2.1, §2.2).
    func addAccount(to routes: WireRoutes<Self>, at root: String) {
        routes.add("\(root)/auth/token", isOpen: true, [.post: localToken])
        routes.add("\(root)/tenants", [.get: { _ in .json(.array(Self.tenants.map(Self.entry))) }])
        routes.add("\(root)/knowledge-bases", [.get: { _ in .json([]) }])
    }

    private static func entry(_ tenant: (id: String, name: String)) -> JSON {
        ["id": .string(tenant.id), "name": .string(tenant.name), "title": "Rehearsal", "tags": []]
    }

    /// The Developer Edition's sign-in. Any name and password will do, but for the one that is always refused. The token has no
    /// end, and names a tenant where the request does.
    private func localToken(_ call: WireCall) throws(WireFailure) -> Response {
        let form = call.form()
        for name in ["username", "password"] where form[name, default: ""].isEmpty { throw .missing("body", name) }
        guard Self.isWelcome(form["password", default: ""]) else {
            throw .detail(.unauthorized, "Incorrect username or password")
        }
        var claims: [(String, JSON)] = [
            ("sub", .string(Self.user)), ("username", .string(form["username", default: ""])), ("aud", "rehearsal"),
        ]
        if let id = call.query("tenant_id") {
            guard Self.tenants.contains(where: { $0.id == id }) else { throw .detail(.notFound, "Tenant not found") }
            claims += [("tenant_id", .string(id)), ("woTenantId", .string(id)), ("woUserId", .string(Self.user))]
        }
        return .json(["access_token": issue(claims, isEndless: true), "token_type": "bearer"])
    }
}
