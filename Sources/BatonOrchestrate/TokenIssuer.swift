package import BatonCore

/// What gives a ``TokenCache`` its tokens: an exchange of what a person holds, or a place where one is stored.
package protocol TokenIssuer: Sendable {
    /// A token, got or read anew. Never called twice at the same time by one cache.
    func issue() async throws(PlatformFailure) -> AccessToken

    /// Which version of the place the next token would come from, where that can be told at no cost: a cache asks before
    /// every request, and has a token issued anew once this is no longer the token's ``AccessToken/version``.
    var version: String? { get }
}

extension TokenIssuer {
    package var version: String? { nil }
}
