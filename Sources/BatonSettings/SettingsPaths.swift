/// Where files are, by the XDG Base Directory Specification 0.8, from an environment that tests can make up.
package struct SettingsPaths: Sendable {
    /// The value of an environment variable; nil where it is not set.
    let variable: @Sendable (String) -> String?

    package init(variable: @escaping @Sendable (String) -> String?) {
        self.variable = variable
    }

    package var home: String { variable("HOME") ?? "/" }

    package var configuration: String { base("XDG_CONFIG_HOME", "/.config") + "/baton/config.toml" }
    /// What was said, and all that belongs to it.
    package var history: String { base("XDG_DATA_HOME", "/.local/share") + "/baton/history.sqlite" }
    /// Where Baton leaves what is neither a setting nor to be kept.
    package var state: String { base("XDG_STATE_HOME", "/.local/state") + "/baton" }
    /// IBM's command line does not follow XDG; it uses these in the home folder.
    package var adkConfiguration: String { home + "/.config/orchestrate/config.yaml" }
    package var adkCredentials: String { home + "/.cache/orchestrate/credentials.yaml" }

    /// Relative paths in these variables are invalid and ignored, as the specification says.
    private func base(_ name: String, _ otherwise: String) -> String {
        if let path = variable(name), path.hasPrefix("/") { path } else { home + otherwise }
    }

    /// `path` for a person to read: what is in the home folder begins with `~`.
    func short(_ path: String) -> String {
        path.hasPrefix(home + "/") && home != "/" ? "~" + path.dropFirst(home.count) : path
    }

    /// `path` as the configuration means it: `~` is the home folder, anything relative is beside the configuration.
    func resolve(_ path: String) -> String {
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        if path.hasPrefix("/") { return path }
        let file = configuration
        return String(file[...(file.lastIndex(of: "/") ?? file.startIndex)]) + path
    }
}
