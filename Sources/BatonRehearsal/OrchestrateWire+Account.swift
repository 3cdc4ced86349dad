import FoundationEssentials
import Hummingbird

extension OrchestrateWire {
    /// `health/alive` and `health/ready`, which need no token.
    func addHealth(to routes: WireRoutes<Self>, at root: String) {
        for path in ["alive", "ready"] {
            routes.add("\(root)/health/\(path)", isOpen: true, [.get: { _ in .json(["status": "ok"]) }])
        }
    }

    /// What the ADK asks for when it activates an environment (§2.1, §2.2).
    func addAccount(to routes: WireRoutes<Self>, at root: String) {
        routes.add("\(root)/auth/token", isOpen: true, [.post: { _ in .json(Self.token) }])
        routes.add("\(root)/tenants", [.get: { _ in .json([Self.tenantEntry]) }])
        routes.add("\(root)/knowledge-bases", [.get: { _ in .json([]) }])
    }

    private static var tenantEntry: JSON {
        ["id": .string(tenant), "name": "wxo-dev", "title": "Rehearsal", "tags": []]
    }

    /// Any name and password sign in. The token never expires (it has no `exp`), and nobody checks its signature.
    private static var token: JSON {
        let header: JSON = ["alg": "HS256", "typ": "JWT"]
        let claims: JSON = [
            "sub": .string(user), "username": .string(userName), "aud": "rehearsal",
            "tenant_id": .string(tenant), "woTenantId": .string(tenant), "woUserId": .string(user),
        ]
        let parts = [header.text(), claims.text(), "rehearsal"].map(base64URL)
        return ["access_token": .string(parts.joined(separator: ".")), "token_type": "bearer"]
    }

    /// Base 64 for URLs without padding (RFC 7515 §2).
    private static func base64URL(_ text: String) -> String {
        let base64 = Data(text.utf8).base64EncodedString()
        return String(base64.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}
