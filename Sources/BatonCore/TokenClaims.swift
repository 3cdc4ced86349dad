internal import FoundationEssentials

/// What a JSON Web Token says of its bearer (RFC 7519); its signature is the server's affair.
package struct TokenClaims: Hashable, Sendable {
    private let claims: JSONValue

    /// - Returns: nil for a text of any other shape.
    package init?(token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        // Base 64 for URLs, without its padding (RFC 7515 §2).
        var base64 = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        // Claims that are no JSON are as good as none.
        guard let bytes = Data(base64Encoded: base64), let claims = try? JSONValue(wire: bytes),
            case .object = claims
        else { return nil }
        self.claims = claims
    }

    package subscript(name: String) -> JSONValue? { claims[name] }

    /// `exp`, in milliseconds since 1970; nil for a token that does not end.
    package var expiry: Int64? { claims["exp"]?.double.flatMap { Int64(millisecondsIn: $0) } }
}

extension Int64 {
    /// Milliseconds in `seconds`; nil for what is no time that a server can mean (negative, or beyond the year 5138).
    package init?(millisecondsIn seconds: Double) {
        guard seconds >= 0, seconds < 1e11 else { return nil }
        self.init(seconds * 1_000)
    }
}
