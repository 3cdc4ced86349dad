package import BatonCore

/// Everything that the user has set, or that Baton found where nothing was set.
package struct Configuration: Hashable, Sendable {
    package var profiles: [ProfileSettings]
    package var defaultProfile: ProfileName
    package var slots: [AgentReference]
    /// A theme's name, or `auto`.
    package var theme: String
    /// Where the theme was chosen, as `config.toml:2`; nil where nothing was.
    package var themePlace: String?
    /// How much of steps and reasoning a transcript shows at first.
    package var density: Density
    /// Whether cancelling and quitting take a second press.
    package var confirmsInterrupt: Bool
    /// What the recordings of runs may take in the history, in bytes; 0 for none.
    package var recordingBytes: Int64
    /// What the user's own keys do; empty where none are set.
    package var keys: [KeySection]
    /// How the user is called.
    package var notifications: Notifications
    /// What was looked for and found, one line each, for a user who has named no platform; empty otherwise.
    package var findings: [String]

    package init(
        profiles: [ProfileSettings], defaultProfile: ProfileName, slots: [AgentReference] = [], theme: String = "auto",
        themePlace: String? = nil, density: Density = .title, confirmsInterrupt: Bool = true, keys: [KeySection] = [],
        notifications: Notifications = .auto, recordingBytes: Int64 = 64_000_000, findings: [String] = []
    ) {
        self.profiles = profiles
        self.defaultProfile = defaultProfile
        self.slots = slots
        self.theme = theme
        self.themePlace = themePlace
        self.density = density
        self.confirmsInterrupt = confirmsInterrupt
        self.keys = keys
        self.notifications = notifications
        self.recordingBytes = recordingBytes
        self.findings = findings
    }

    /// How a user who looks elsewhere is called: in the terminal's own way, by its bell alone, or not at all.
    package enum Notifications: String, Hashable, Sendable, CaseIterable {
        case auto, bell, off
    }

    package subscript(name: ProfileName) -> ProfileSettings? { profiles.first { $0.name == name } }

    package static let rehearsal: ProfileName = "rehearsal"
    package static let rehearsalOrq: ProfileName = "rehearsal-orq"
}

/// One profile as it was set.
package struct ProfileSettings: Hashable, Sendable {
    /// Where the profile's server is.
    package enum Server: Hashable, Sendable {
        case url(String)
        /// The local server inside Baton, started when it is first needed.
        case rehearsal
    }

    package var name: ProfileName
    package var platform: Platform
    package var server: Server
    /// `draft`, `live` or an environment's id; watsonx Orchestrate only.
    package var environment: String?
    /// What is sent as it stands; `.none` beside a ``signIn`` that gets tokens, and where the server wants nothing.
    package var credential: CredentialSource
    /// How tokens are got; watsonx Orchestrate only.
    package var signIn: SignInSettings?
    /// A PEM file that adds to the system's roots, as an absolute path.
    package var caFile: String?
    /// Which of the platform's interfaces is spoken; orq.ai: `auto`, `tasks`, `agent-responses`, `responses`; watsonx
    /// Orchestrate: `runs`, `runs-polling`, `chat-completions`.
    package var api: String?
    /// By agent: on orq.ai the fields of the request that creates it, on watsonx Orchestrate what its runs are asked
    /// with beyond ``run``.
    package var agents: [String: JSONValue]
    /// Whether what is said with it is kept on disk.
    package var keepsHistory: Bool
    /// What every run is asked with, in the words of watsonx Orchestrate's own request.
    package var run: JSONObject
    /// What else a profile of orq.ai says.
    package var orq = OrqSettings()

    package init(
        name: ProfileName, platform: Platform, server: Server, environment: String? = nil,
        credential: CredentialSource = .none, signIn: SignInSettings? = nil, caFile: String? = nil, api: String? = nil,
        agents: [String: JSONValue] = [:], run: JSONObject = [], keepsHistory: Bool = true
    ) {
        self.name = name
        self.platform = platform
        self.server = server
        self.environment = environment
        self.credential = credential
        self.signIn = signIn
        self.caFile = caFile
        self.api = api
        self.agents = agents
        self.run = run
        self.keepsHistory = keepsHistory
    }

    package var profile: Profile {
        Profile(
            name: name, platform: platform, environment: environment, tools: orq.tools,
            fetchesFigures: orq.fetchesTraceCost)
    }

    package static let rehearsals = [
        ProfileSettings(
            name: Configuration.rehearsal, platform: .orchestrate, server: .rehearsal, environment: "draft"),
        ProfileSettings(name: Configuration.rehearsalOrq, platform: .orq, server: .rehearsal),
    ]
}
