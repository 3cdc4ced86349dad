extension RemoteHandle {
    /// Where in ``state`` an adapter that has several ways to talk to its server notes which one answered.
    package static let routeKey = "api"

    /// Which of the platform's ways to talk to an agent made these ids, in the configuration's word for it
    /// (`tasks`, `agent-responses`, `responses`); nil where the platform has but one.
    package var route: String? { state[Self.routeKey] }
}
