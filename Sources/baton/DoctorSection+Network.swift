import BatonCore
import BatonSettings

extension DoctorSection {
    /// Asks every profile's server, all at once.
    static func network(_ setup: Setup) async -> DoctorSection {
        let profiles = setup.configuration.profiles
        let groups = await withTaskGroup(of: (Int, [Finding]).self) { tasks in
            for (index, profile) in profiles.enumerated() {
                tasks.addTask { (index, await check(profile, setup.platforms)) }
            }
            return await tasks.reduce(into: [(Int, [Finding])]()) { $0.append($1) }
        }
        return DoctorSection(name: "network", groups: groups.sorted { $0.0 < $1.0 }.map(\.1), isList: true)
    }

    private static func check(_ profile: ProfileSettings, _ platforms: LivePlatforms) async -> [Finding] {
        let name = Finding("profile", .string(profile.name.text), "\(profile.name.text) (\(profile.platform.rawValue))")
        guard case .url(let url) = profile.server else {
            return [
                name, Finding("server", .null, "the rehearsal, inside Baton"), Finding("reachable", true),
                Finding("TLS", .null, "not needed"), Finding("login", .null, "not needed"),
                Finding("error", .null, "none"),
            ]
        }
        let findings = [name, Finding("server", .string(url))]
        let hasTLS = url.lowercased().hasPrefix("https:")
        do throws(PlatformFailure) {
            let login = try await platforms.platform(for: profile.name).login()
            return findings + reached(hasTLS) + [
                Finding("login", true, login.who.map { "as \($0)" } ?? "the server takes it"),
                Finding("error", .null, "none"),
            ]
        } catch {
            let isReached = ![.unreachable, .timedOut, .connectionLost, .local].contains(error.code)
            let advice = error.advice
            return findings
                + (isReached
                    ? reached(hasTLS) : [Finding("reachable", false), Finding("TLS", .null, "not tried to the end")])
                + [
                    Finding("login", isReached ? false : .null, isReached ? "no" : "not asked"),
                    Finding("error", .string(advice.sentence), "\(advice.sentence) \(advice.next)"),
                ]
        }
    }

    private static func reached(_ hasTLS: Bool) -> [Finding] {
        [
            Finding("reachable", true),
            Finding("TLS", .bool(hasTLS), hasTLS ? "yes, and its certificate is trusted" : "none: the url says http"),
        ]
    }
}
