import BatonSettings
import FoundationEssentials
import Testing

@Suite("The user's themes")
struct ThemeFilesTests {
    @Test("are the .toml files in themes beside the configuration")
    func names() throws {
        let sandbox = try Sandbox()
        #expect(ThemeFiles(paths: sandbox.paths).names.isEmpty)
        for name in ["night.toml", "day.toml", "notes.txt", ".hidden.toml"] {
            try sandbox.write("x = \"y\"", to: ".config/baton/themes/\(name)")
        }
        let files = ThemeFiles(paths: sandbox.paths)
        #expect(files.names == ["day", "night"])
        #expect(try files.text(of: "day") == "x = \"y\"")
        #expect(try files.text(of: "dark") == nil)
    }

    @Test("follow XDG_CONFIG_HOME")
    func base() throws {
        let sandbox = try Sandbox()
        sandbox.environment["XDG_CONFIG_HOME"] = sandbox.home.path + "/elsewhere"
        try sandbox.write("", to: "elsewhere/baton/themes/mine.toml")
        #expect(ThemeFiles(paths: sandbox.paths).names == ["mine"])
    }

    @Test("have names, not paths")
    func escapes() throws {
        let sandbox = try Sandbox()
        try sandbox.write("secret", to: ".config/baton/other.toml")
        #expect(try ThemeFiles(paths: sandbox.paths).text(of: "../other") == nil)
    }

    @Test("that cannot be read are mistakes with their file")
    func unreadable() throws {
        let sandbox = try Sandbox()
        // A folder of that name cannot be read as a text, whoever asks.
        try sandbox.write("", to: ".config/baton/themes/mine.toml/inner")
        let files = ThemeFiles(paths: sandbox.paths)
        let error = #expect(throws: SettingsError.self) { try files.text(of: "mine") }
        #expect(error?.file == files.path(of: "mine"))
    }

    @Test("are chosen in a line that messages can name")
    func place() throws {
        let sandbox = try Sandbox()
        let configuration = try sandbox.configuration("# mine\ntheme = \"night\"\n[profiles.p]\nplatform = \"orq\"")
        #expect(configuration.theme == "night")
        #expect(configuration.themePlace == sandbox.home.path + "/.config/baton/config.toml:2")
        let other = try Sandbox().configuration("[profiles.p]\nplatform = \"orq\"")
        #expect(other.theme == "auto")
        #expect(other.themePlace == nil)
    }

    @Test("a file whose name could act on a terminal is no theme")
    func hostileName() throws {
        let sandbox = try Sandbox()
        try sandbox.write("background = \"#000000\"", to: ".config/baton/themes/a\u{1B}[2J.toml")
        try sandbox.write("background = \"#000000\"", to: ".config/baton/themes/mine.toml")
        #expect(ThemeFiles(paths: sandbox.paths).names == ["mine"])
    }
}
