package import BatonCore

/// A token as it goes into the header, and what is known of it. Printing one shows nothing of its text.
package struct AccessToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let text: String
    package var login: Login
    /// From when on another one is to be got, in milliseconds since 1970; nil while nobody refuses it.
    package var renewAt: Int64?
    /// See ``TokenIssuer/version``.
    package var version: String?

    /// A token that is used as it stands; what it says of itself is in it where it is a JSON Web Token.
    package init(_ text: String) {
        self.text = text
        let claims = TokenClaims(token: text)
        login = Login(who: claims.flatMap(Self.user), tenant: claims.flatMap(Self.tenant), until: claims?.expiry)
    }

    package var description: String { "‹token›" }
    package var debugDescription: String { "‹token›" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// What a person would call the user first, then the ids (`watsonx-orchestrate.md` §2.1, §2.3; IAM's own `sub` is a
    /// name).
    private static func user(_ claims: TokenClaims) -> String? {
        for name in ["username", "email", "preferred_username", "sub", "userId", "user_id", "woUserId"] {
            if let text = claims[name]?.string, !text.isEmpty { return text }
        }
        return nil
    }

    private static func tenant(_ claims: TokenClaims) -> String? {
        for name in ["woTenantId", "tenantId", "tenant_id"] {
            if let text = claims[name]?.string, !text.isEmpty { return text }
        }
        // IBM Cloud's tokens are an account's, under this name.
        return claims["account"]?["bss"]?.string
    }
}
