/// Who a profile is on its platform, where, and until when, as far as anybody says.
package struct Login: Hashable, Sendable {
    /// The user's name, address or id there.
    package var who: String?
    /// The tenant, account or workspace.
    package var tenant: String?
    /// When the login ends, in milliseconds since 1970-01-01 00:00 UTC; nil where it does not end or nobody says when.
    package var until: Int64?
    /// Whether Baton renews it by itself before then, so that its end concerns nobody.
    package var isRenewed: Bool

    package init(who: String? = nil, tenant: String? = nil, until: Int64? = nil, isRenewed: Bool = false) {
        self.who = who
        self.tenant = tenant
        self.until = until
        self.isRenewed = isRenewed
    }
}
