import FoundationEssentials

/// Gives out tokens in the shape of JSON Web Tokens, which nobody signs, and tells which of them are over.
struct TokenMint: Sendable {
    /// In seconds.
    let lifetime: Int
    /// Milliseconds since 1970.
    let wallClock: @Sendable () -> Int64

    /// Seconds since 1970.
    private var now: Int { Int(wallClock() / 1_000) }

    /// When a token that is made now ends, in seconds since 1970.
    var expiration: Int { now + lifetime }

    /// - Parameter isEndless: whether the token has no `exp`, as the Developer Edition's have none.
    func token(_ claims: [(String, JSON)], isEndless: Bool = false) -> JSON {
        let times: [(String, JSON)] = isEndless ? [] : [("iat", .int(now)), ("exp", .int(expiration))]
        let header: JSON = ["alg": "HS256", "typ": "JWT"]
        let parts = [header.text(), JSON.object(claims + times).text(), "rehearsal"].map(Self.base64URL)
        return .string(parts.joined(separator: "."))
    }

    /// Whether `text` is a token whose end has come.
    func isOver(_ text: String) -> Bool {
        let parts = text.split(separator: ".")
        guard parts.count == 3, let bytes = Data(base64Encoded: Self.base64(parts[1])) else { return false }
        // Claims that are no JSON have no end.
        guard let claims = try? JSON(parsing: bytes), let expiration = claims["exp"]?.int else { return false }
        return now >= expiration
    }

    /// Base 64 for URLs without padding (RFC 7515 §2).
    private static func base64URL(_ text: String) -> String {
        let base64 = Data(text.utf8).base64EncodedString()
        return String(base64.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    private static func base64(_ text: Substring) -> String {
        let plain = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        return plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    }
}
