/// Which threads of a history a list shows.
package struct ThreadQuery: Hashable, Sendable {
    /// Words that all stand in the title, the first prompt, the agent's or the profile's name, whatever their case.
    package var filter: String
    /// Whether the archived ones are shown, instead of the others.
    package var isArchived: Bool
    package var profile: ProfileName?
    package var limit: Int

    package init(
        filter: String = "", isArchived: Bool = false, profile: ProfileName? = nil, limit: Int = 200
    ) {
        self.filter = filter
        self.isArchived = isArchived
        self.profile = profile
        self.limit = limit
    }
}
