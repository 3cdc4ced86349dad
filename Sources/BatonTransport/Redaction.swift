/// What must never stand in a recording, and how it is taken out.
package enum Redaction {
    /// What stands in a secret's place.
    package static let mark = "[redacted]"

    /// Whether a header, a query parameter, a form field or a JSON field of that name holds a secret.
    ///
    /// `access_token`, `X-API-Key`, `apikey`, `refreshToken`, `Set-Cookie` do; `prompt_tokens` and `token_type` do not.
    package static func isSecret(name: some StringProtocol) -> Bool {
        let letters = name.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: nil
            }
        }
        return endings.contains { letters.suffix($0.count).elementsEqual($0) } || parts.contains { letters.holds($0) }
    }

    // As bytes: names are looked at by the thousand while an answer streams, and searching in text costs far more.
    private static let endings = ["token", "jwt", "signature"].map { Array($0.utf8) }
    private static let parts = [
        "authorization", "cookie", "apikey", "secret", "password", "passwd", "passphrase", "credential", "privatekey",
    ].map { Array($0.utf8) }

    /// The headers with every secret's value replaced; an authorization keeps its scheme.
    package static func headers(_ headers: [WireHeader]) -> [WireHeader] {
        var redactor = Redactor()
        return redactor.headers(headers)
    }

    /// The URL without its user, password, and the values of secret parameters.
    package static func url(_ url: String) -> String {
        var redactor = Redactor()
        return redactor.url(url)
    }

    /// JSON, whole or cut short, or a form's fields, with the values of secret fields replaced; anything else as it
    /// stands.
    package static func payload(_ bytes: [UInt8]) -> [UInt8] {
        var redactor = Redactor()
        return redactor.payload(bytes)
    }
}

extension [UInt8] {
    /// Whether `part` stands somewhere in these bytes; for names, which are short.
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard count >= part.count else { return false }
        return (0...count - part.count).contains { self[$0] == part[0] && self[$0...].starts(with: part) }
    }
}
