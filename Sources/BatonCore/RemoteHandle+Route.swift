extension RemoteHandle {
    /// Where in ``state`` an adapter that has several ways to talk to its server notes which one answered.
    package static let routeKey = "api"

    /// Which of the platform's ways to talk to an agent made these ids, in the configuration's word for it
    /// (`tasks`, `agent-responses`, `responses`); nil where the platform has but one.
    package var route: String? { state[Self.routeKey] }

    /// Where in ``state`` an adapter notes that it only ever asks for this run.
    package static let polledKey = "polled"

    /// Whether the run is asked for by choice, so that nothing is lost when no stream tells of it.
    package var isPolledByChoice: Bool { state[Self.polledKey] != nil }
}
