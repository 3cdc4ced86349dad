package import BatonCore
package import BatonTransport
internal import FoundationEssentials

/// Gets tokens for what a person holds, in each of the ways that watsonx Orchestrate's deployments have.
package struct TokenExchange: TokenIssuer {
    private let signIn: SignIn
    private let source: any SignInCredentialSource
    private let server: TokenServer

    /// - Parameters:
    ///   - clock: what waits between attempts, and for how long a token server may think.
    ///   - now: milliseconds since 1970.
    package init(
        _ signIn: SignIn, credentials: any SignInCredentialSource, exchange: any HTTPExchange,
        clock: any Clock<Duration>, now: @escaping @Sendable () -> Int64
    ) {
        self.signIn = signIn
        source = credentials
        server = TokenServer(exchange: exchange, clock: clock, now: now, hint: Self.hint(signIn.kind))
    }

    /// - Throws: `.unauthorized` for credentials that are refused, also when they were read anew.
    package func issue() async throws(PlatformFailure) -> AccessToken {
        let credentials = try await source.credentials(refused: false)
        do throws(PlatformFailure) {
            return try await token(for: credentials)
        } catch {
            guard error.code == .unauthorized else { throw error }
            // They may have been changed where they are kept; the same ones again would only lock the user out.
            let fresh = try await source.credentials(refused: true)
            guard fresh != credentials else { throw error }
            return try await token(for: fresh)
        }
    }

    private func token(for credentials: SignInCredentials) async throws(PlatformFailure) -> AccessToken {
        for secret in [credentials.apiKey, credentials.password] {
            server.secrets.note(secret)
            server.secrets.note(secret.map(Routes.escaped))
        }
        switch signIn.kind {
        case .ibmIAM: return try await token(by: TokenRequest.iam(signIn.iamURL, apiKey: try apiKey(credentials)))
        case .mcsp: return try await eitherVersion(try apiKey(credentials))
        case .mcspV1: return try await firstVersion(try apiKey(credentials))
        case .mcspV2: return try await secondVersion(try apiKey(credentials))
        case .cpd:
            let user = try username(credentials)
            return try await token(by: TokenRequest.cpd(signIn.cpdURL, username: user, credentials), who: user)
        case .zen: return try zenToken(credentials)
        case .local: return try await localToken(credentials)
        }
    }

    private func token(by request: WireRequest, who: String? = nil) async throws(PlatformFailure) -> AccessToken {
        try token(in: try await server.json(request), who: who)
    }

    private func token(in answer: JSONValue, who: String?) throws(PlatformFailure) -> AccessToken {
        guard let token = AccessToken(answer: answer, who: who, now: server.now()) else {
            throw PlatformFailure(
                .unexpectedAnswer, "The answer holds no token", attempt: "signing in",
                hint: "Check the profile's auth and auth_url.")
        }
        return token
    }

    private func localToken(_ held: SignInCredentials) async throws(PlatformFailure) -> AccessToken {
        let user = try username(held)
        let local = LocalSignIn(
            server: server, tokenURL: signIn.localURL, username: user,
            password: try Self.present(held.password, "password"), tenant: held.tenant)
        return try token(in: try await local.answer(), who: user)
    }

    private func firstVersion(_ key: String) async throws(PlatformFailure) -> AccessToken {
        try await token(by: TokenRequest.mcspV1(signIn.mcspV1URL, apiKey: key))
    }

    private func secondVersion(_ key: String) async throws(PlatformFailure) -> AccessToken {
        try await token(by: TokenRequest.mcspV2(signIn.mcspV2URL, apiKey: key))
    }

    /// The version that the key names, else the first and then the second, as the ADK does it.
    private func eitherVersion(_ key: String) async throws(PlatformFailure) -> AccessToken {
        switch Self.version(ofKey: key) {
        case 1: return try await firstVersion(key)
        case 2: return try await secondVersion(key)
        default: break
        }
        let first: PlatformFailure
        do throws(PlatformFailure) {
            return try await firstVersion(key)
        } catch {
            first = error
        }
        do throws(PlatformFailure) {
            return try await secondVersion(key)
        } catch {
            // The second's refusal says something about the key only where the first has had a look at it.
            throw [.unauthorized, .notFound].contains(first.code) ? error : first
        }
    }

    /// A key of MCSP's is base 64 of `k1:` or `k2:` and what follows.
    private static func version(ofKey key: String) -> Int? {
        let bare = key.prefix { $0 != "=" }
        let padded = bare + String(repeating: "=", count: (4 - bare.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: String(padded)) else { return nil }
        if bytes.starts(with: Array("k1:".utf8)) { return 1 }
        return bytes.starts(with: Array("k2:".utf8)) ? 2 : nil
    }

    /// The key as `ZenApiKey` wants it: base 64 of `user:key`. It does not end.
    private func zenToken(_ held: SignInCredentials) throws(PlatformFailure) -> AccessToken {
        let user = try username(held)
        var token = AccessToken(Data("\(user):\(try apiKey(held))".utf8).base64EncodedString())
        token.login = Login(who: user.sanitised)
        return token
    }

    private func apiKey(_ held: SignInCredentials) throws(PlatformFailure) -> String {
        try Self.present(held.apiKey, "api_key")
    }

    private func username(_ held: SignInCredentials) throws(PlatformFailure) -> String {
        try Self.present(held.username, "username")
    }

    private static func present(_ text: String?, _ name: String) throws(PlatformFailure) -> String {
        guard let text, !text.isEmpty else {
            throw PlatformFailure(.local, "The profile has no \(name)", attempt: "signing in")
        }
        return text
    }

    private static func hint(_ kind: SignIn.Kind) -> String {
        switch kind {
        case .ibmIAM: "Check the profile's api_key; new ones are made at https://cloud.ibm.com/iam/apikeys."
        case .mcsp, .mcspV1, .mcspV2: "Check the profile's api_key; new ones are made in the instance's settings."
        case .cpd, .zen: "Check the profile's username, and its password or api_key."
        case .local: "Check the profile's username and password."
        }
    }
}
