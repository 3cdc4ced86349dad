/// Where files are, by the XDG Base Directory Specification 0.8, from an environment that tests can make up.
package struct SettingsPaths: Hashable, Sendable {
    package var environment: [String: String]

    package init(environment: [String: String]) {
        self.environment = environment
    }

    package var home: String { environment["HOME"] ?? "/" }

    package var configuration: String { base("XDG_CONFIG_HOME", "/.config") + "/baton/config.toml" }
    /// IBM's command line does not follow XDG; it uses these in the home folder.
    package var adkConfiguration: String { home + "/.config/orchestrate/config.yaml" }
    package var adkCredentials: String { home + "/.cache/orchestrate/credentials.yaml" }

    /// Relative paths in these variables are invalid and ignored, as the specification says.
    private func base(_ variable: String, _ otherwise: String) -> String {
        if let path = environment[variable], path.hasPrefix("/") { path } else { home + otherwise }
    }

    /// `path` as the configuration means it: `~` is the home folder, anything relative is beside the configuration.
    func resolve(_ path: String) -> String {
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        if path.hasPrefix("/") { return path }
        let folder = configuration.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return folder.joined(separator: "/") + "/" + path
    }
}
