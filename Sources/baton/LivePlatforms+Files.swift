import BatonCore
import BatonOrchestrate
import BatonOrq
import BatonSettings
import BatonTransport

/// How the files of one profile's agents are fetched.
struct FileAccess: Sendable {
    /// The profile's own server: no other gets its credential.
    let root: String
    let exchange: any HTTPExchange
    /// What the server wants to see; nil where it wants nothing.
    let authorization: WireHeader?
}

extension LivePlatforms {
    func fileAccess(of name: ProfileName) async throws(PlatformFailure) -> FileAccess {
        guard let profile = configuration[name] else {
            throw PlatformFailure(.local, "There is no profile “\(name)”", attempt: "looking for the profile")
        }
        let exchange = exchange(trusting: profile.caFile)
        guard case .url(let url) = profile.server else {
            let token = try await FixedCredential.rehearsal.token(refused: nil)
            return FileAccess(root: try await rehearsal.url(), exchange: exchange, authorization: Self.bearer(token))
        }
        switch profile.platform {
        case .orchestrate:
            let access = LiveAccess(profile, server: url, reader: reader, exchange: exchange, clock: clock)
            let token = try await access.tokens.token(refused: nil)
            let header: WireHeader? =
                switch access.authorization {
                case .bearer: Self.bearer(token)
                case .zenAPIKey: token.map { WireHeader("Authorization", "ZenApiKey \($0)") }
                case .iamAPIKey: token.map { WireHeader("IAM-API-KEY", $0) }
                }
            return FileAccess(root: url, exchange: exchange, authorization: header)
        case .orq:
            let key = try await LiveAccess.key(profile, reader: reader).key(refreshing: false)
            return FileAccess(root: url, exchange: exchange, authorization: Self.bearer(key))
        }
    }

    private static func bearer(_ token: String?) -> WireHeader? {
        token.map { WireHeader("Authorization", "Bearer \($0)") }
    }
}
