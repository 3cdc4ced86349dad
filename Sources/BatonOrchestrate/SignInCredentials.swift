/// What a person holds to sign in with. Printing it shows nothing of it.
package struct SignInCredentials: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    package var apiKey: String?
    package var username: String?
    package var password: String?
    /// The id or name of the tenant that is wanted; nil leaves the choice to the sign-in.
    package var tenant: String?

    package init(apiKey: String? = nil, username: String? = nil, password: String? = nil, tenant: String? = nil) {
        self.apiKey = apiKey
        self.username = username
        self.password = password
        self.tenant = tenant
    }

    package var description: String { "‹credentials›" }
    package var debugDescription: String { "‹credentials›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
