import BatonInterface
import BatonScreen
import BatonTheme
import Testing

@Suite struct ThemePickerTests {
    private static let rows = BuiltInThemes.names.map {
        ThemeRow(name: $0, about: "for every terminal", theme: BuiltInThemes.theme(named: $0))
    }
    private static let wrong = ThemeRow(name: "wrong", about: "wrong.toml:1: There is no role.", theme: nil)

    private func opened(theme: Theme) -> Session {
        var session = Session(theme: theme)
        session.type("/theme ")
        session.send(.themesListed(Self.rows + [Self.wrong]))
        return session
    }

    @Test("opening it changes nothing: the theme that is there is selected")
    func opens() throws {
        let theme = try #require(BuiltInThemes.theme(named: "light"))
        var session = opened(theme: theme)
        #expect(session.commands.contains(.listThemes))
        #expect(session.state.theme == theme)
        #expect(session.screen.contains(" › light "))
    }

    @Test("moving and filtering show each theme at once; Esc and leaving any other way bring the old one back")
    func previews() throws {
        let theme = try #require(BuiltInThemes.theme(named: "dark"))
        for leaving in ["Esc", "C-c", "Alt-2", "Alt-g"] {
            var session = opened(theme: theme)
            session.press("Down")
            #expect(session.state.theme != theme)
            session.type("solarized-l")
            #expect(session.state.theme == BuiltInThemes.theme(named: "solarized-light"))
            session.press(leaving)
            #expect(session.state.theme == theme, "\(leaving)")
        }
    }

    @Test("Enter keeps it, and says how to keep it for good")
    func keeps() throws {
        var session = opened(theme: .monochrome)
        session.type("solarized-d")
        session.press("Enter")
        #expect(session.state.theme == BuiltInThemes.theme(named: "solarized-dark"))
        #expect(session.status.hasPrefix(" Theme solarized-dark · theme = \"solarized-dark\" in config.toml keeps it"))
    }

    @Test("one of the user's that is wrong says what is wrong, and shows the old theme")
    func broken() {
        var session = opened(theme: .monochrome)
        session.type("wrong")
        #expect(session.state.theme == .monochrome)
        #expect(session.screen.contains("wrong.toml:1: There is no role."))
        session.press("Enter")
        #expect(session.screen.contains(" Theme "))
    }

    @Test("a theme that was chosen stays when the background changes; auto follows it again")
    func automatic() throws {
        let themes = AutomaticThemes(dark: .automatic(.dark), light: .automatic(.light))
        var state = AppState(
            size: Size(columns: 80, rows: 24), theme: themes.dark, automaticThemes: themes, seed: 1)
        func send(_ event: AppEvent) { _ = update(&state, event, at: Session().moment) }
        func type(_ text: String) {
            for character in text { send(.input(.key(KeyStroke(.character(character))))) }
            send(.input(.key(KeyStroke(.enter))))
        }
        func choose(_ name: String) {
            type("/theme")
            send(.themesListed(Self.rows))
            type(name)
        }
        choose("solarized-dark")
        #expect(state.theme == BuiltInThemes.theme(named: "solarized-dark"))
        send(.input(.appearanceReported(.light)))
        #expect(state.theme == BuiltInThemes.theme(named: "solarized-dark"))
        choose("auto")
        #expect(state.theme == themes.light)
        send(.input(.appearanceReported(.dark)))
        #expect(state.theme == themes.dark)
    }

    @Test("a terminal without colours is told so")
    func colorless() {
        var session = Session()
        session.type("/theme ")
        session.send(.themesListed([]))
        #expect(session.screen.contains("This terminal shows no colours."))
        session.press("Enter Esc")
        #expect(session.state.theme == .monochrome)
    }
}
