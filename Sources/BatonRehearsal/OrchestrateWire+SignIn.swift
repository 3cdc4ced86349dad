import FoundationEssentials
import HTTPTypes
import Hummingbird

extension OrchestrateWire {
    /// The token servers of the hosted deployments (§2.1), which in truth are other hosts. Any key and any password gets a
    /// token, but for the ones that are always refused.
    func addSignIns(to routes: WireRoutes<Self>) {
        routes.add("/identity/token", isOpen: true, [.post: { try iamToken($0.form()) }])
        routes.add(
            "/siusermgr/api/1.0/apikeys/token", isOpen: true, [.post: { try mcspToken(try $0.json(), version: 1) }])
        for path in ["/api/2.0/apikeys/token", "/api/2.0/:scope/:id/apikeys/token"] {
            routes.add(
                path, isOpen: true,
                [
                    .post: { call in
                        guard call.headers[.apiKey] != nil else { throw Self.refusal(.badRequest, "API Key Missing") }
                        return try mcspToken(try call.json(), version: 2)
                    }
                ])
        }
        routes.add("/icp4d-api/v1/authorize", isOpen: true, [.post: { try cpdToken(try $0.json()) }])
    }

    private func iamToken(_ form: [String: String]) throws(WireFailure) -> Response {
        guard form["grant_type"] == "urn:ibm:params:oauth:grant-type:apikey" else {
            throw Self.iamRefusal("BXNIM0136E", "Property missing or not valid: grant_type")
        }
        guard let key = form["apikey"], Self.isWelcome(key) else {
            throw Self.iamRefusal("BXNIM0415E", "Provided API key could not be found.")
        }
        let token = issue([
            ("iam_id", .string("IBMid-\(Self.user)")), ("sub", .string(Self.userName)),
            ("account", ["bss": .string(Self.tenants[0].id)]),
        ])
        return .json([
            "access_token": token, "refresh_token": "not_supported", "token_type": "Bearer",
            "expires_in": .int(mint.lifetime), "expiration": .int(mint.expiration), "scope": "ibm openid",
        ])
    }

    /// A key that says of itself that it is of the other version is refused.
    private func mcspToken(_ body: JSON, version: Int) throws(WireFailure) -> Response {
        guard let key = body["apikey"]?.string, Self.isWelcome(key), Self.version(ofKey: key) ?? version == version
        else {
            throw Self.refusal(.unauthorized, "The API key is not valid")
        }
        return .json(["token": issue(claims), "token_type": "Bearer", "expires_in": .int(mint.lifetime)])
    }

    private func cpdToken(_ body: JSON) throws(WireFailure) -> Response {
        guard let user = body["username"]?.string, Self.isWelcome(user),
            let secret = body["password"]?.string ?? body["api_key"]?.string, Self.isWelcome(secret)
        else {
            throw WireFailure(
                status: .unauthorized,
                body: ["_statusCode_": 401, "message": "User unauthorized to invoke this endpoint."])
        }
        return .json([
            "_messageCode_": "200", "message": "Success", "expiration": .int(mint.expiration),
            "token": issue([("username", .string(user)), ("uid", "1000330999"), ("role", "User")]),
        ])
    }

    /// A token that is as good as new.
    func issue(_ claims: [(String, JSON)], isEndless: Bool = false) -> JSON {
        faults.signedIn()
        return mint.token(claims, isEndless: isEndless)
    }

    private var claims: [(String, JSON)] {
        [("sub", .string(Self.userName)), ("tenantId", .string(Self.tenants[0].id))]
    }

    static func isWelcome(_ secret: String) -> Bool { !secret.isEmpty && secret != refusedCredentials }

    /// Keys of MCSP's are base 64 of `k1:` or `k2:` and what follows.
    private static func version(ofKey key: String) -> Int? {
        guard let bytes = Data(base64Encoded: key) else { return nil }
        if bytes.starts(with: Array("k1:".utf8)) { return 1 }
        return bytes.starts(with: Array("k2:".utf8)) ? 2 : nil
    }

    private static func refusal(_ status: HTTPResponse.Status, _ message: String) -> WireFailure {
        WireFailure(status: status, body: ["code": .int(status.code), "message": .string(message)])
    }

    private static func iamRefusal(_ code: String, _ message: String) -> WireFailure {
        WireFailure(status: .badRequest, body: ["errorCode": .string(code), "errorMessage": .string(message)])
    }
}

extension HTTPField.Name {
    static let apiKey = Self("X-API-Key")!  // A constant that is a valid field name.
}
