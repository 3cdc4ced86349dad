import HTTPTypes

/// One platform's manner of speaking HTTP, where it does not depend on the route.
protocol Wire: Sendable {
    /// The answer to a request that brings no credentials, or the ones that are always refused.
    var unauthorised: WireFailure { get }
    var methodNotAllowed: WireFailure { get }
    /// The answer to a body that is not JSON.
    var unreadableBody: WireFailure { get }
    var bodyTooLarge: WireFailure { get }
    /// The answer to every request that needs credentials, where the platform is made to fail; nil where it is not.
    var outage: WireFailure? { get }
    /// What the headers hold as credentials; nil when there are none in a scheme that the platform knows.
    func credentials(in headers: HTTPFields) -> String?
    /// Whether these are not, or no longer, good.
    func isRefused(_ credentials: String) -> Bool
}

extension Wire {
    /// The key or token that is refused, so that a client's way with a wrong one can be rehearsed; every other is welcome.
    static var refusedCredentials: String { "wrong" }

    var outage: WireFailure? { nil }

    func isRefused(_ credentials: String) -> Bool { credentials == Self.refusedCredentials }

    /// - Throws: ``outage`` and ``unauthorised``.
    func authorise(_ headers: HTTPFields) throws(WireFailure) {
        if let outage { throw outage }
        guard let credentials = credentials(in: headers), !credentials.isEmpty, !isRefused(credentials) else {
            throw unauthorised
        }
    }

    /// What stands after `scheme` and a blank in the `Authorization` header; the scheme's case does not matter (RFC 9110 §11.1).
    func authorization(_ scheme: String, in headers: HTTPFields) -> String? {
        guard let value = headers[.authorization] else { return nil }
        let words = value.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == scheme else { return nil }
        return String(words[1])
    }
}
