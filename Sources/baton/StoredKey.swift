import BatonCore
import BatonOrchestrate
import BatonOrq

/// orq.ai's key, from the cache that all callers share.
struct StoredKey: OrqKeySource {
    let cache: TokenCache

    func key(refreshing: Bool) async throws(PlatformFailure) -> String? {
        let kept = try await cache.token(refused: nil)
        return refreshing ? try await cache.token(refused: kept) : kept
    }
}
