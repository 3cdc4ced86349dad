import ArgumentParser
import BatonCore
import BatonSettings

/// What the chat begins with, made from the configuration and the arguments.
struct ChatStart {
    /// A thread that the arguments named.
    struct Thread {
        var agent: AgentReference
        /// Whether the arguments say the agent or its profile.
        var isAgentChosen: Bool
        var id: String
    }

    var profiles: [Profile]
    var slots: [AgentReference]
    var welcome: [String]
    var thread: Thread?
    /// The profiles whose logins may end: the rehearsal's never do.
    var watchedLogins: [ProfileName]

    /// - Throws: `ValidationError` for a profile that is not there, or a thread without an agent.
    ///
    /// - Parameter help: what shows the keys or the commands; nil where nothing does.
    init(_ request: ChatRequest, _ setup: Setup, help: String?) throws {
        let configuration = setup.configuration
        profiles = configuration.profiles.map(\.profile)
        slots = configuration.slots
        watchedLogins = configuration.profiles.filter { $0.server != .rehearsal }.map(\.name)
        welcome = configuration.findings.isEmpty ? [] : Self.welcome(configuration, help: help)
        guard request.agent != nil || request.profile != nil || request.thread != nil else { return }
        let agent = try Self.agent(request, setup)
        slots.removeAll { $0 == agent }
        slots.insert(agent, at: 0)
        guard let id = request.thread else { return }
        thread = Thread(agent: agent, isAgentChosen: request.agent != nil || request.profile != nil, id: id)
    }

    private static func agent(_ request: ChatRequest, _ setup: Setup) throws -> AgentReference {
        let profile = try setup.profile(named: request.profile).name
        if let agent = request.agent { return AgentReference(profile: profile, agent: agent) }
        if let slot = setup.configuration.slots.first(where: { $0.profile == profile }) { return slot }
        throw ValidationError("Which agent of “\(profile)”? Say -a NAME; baton agents -p \(profile) lists them.")
    }

    private static func welcome(_ configuration: Configuration, help: String?) -> [String] {
        let isRehearsal = configuration.defaultProfile == Configuration.rehearsal
        let first =
            isRehearsal
            ? "Baton is a terminal chat for hosted AI agents. Nothing is configured, so this is the rehearsal: agents "
                + "inside Baton that need no account and no model."
            : "Baton is a terminal chat for hosted AI agents. No platform is configured, so it took what it found."
        return [first] + configuration.findings + [
            "Connect a platform with baton profiles add; ask the guide how" + (help.map { ", or \($0)." } ?? ".")
        ]
    }
}
