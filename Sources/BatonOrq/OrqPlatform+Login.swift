package import BatonCore

extension OrqPlatform {
    /// Whether the key works, by the shortest list that needs one. A key says nothing of its user or its end, and only some
    /// servers name the workspace beside an agent.
    package func login() async throws(PlatformFailure) -> Login {
        let inquiry = Inquiry(subject: .agents, attempt: "checking the key")
        let page = try await client.read("/v2/agents?limit=1", for: inquiry)
        let agents = page["data"]?.elements ?? page.elements
        return Login(tenant: agents.first?["workspace_id"]?.string)
    }
}
