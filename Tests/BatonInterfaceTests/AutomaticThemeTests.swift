import BatonEngine
import BatonInterface
import BatonScreen
import BatonTheme
import Testing

@Suite("The automatic theme")
struct AutomaticThemeTests {
    private func state(automatic: Bool) -> AppState {
        AppState(
            size: Size(columns: 80, rows: 24), theme: .automatic(.dark),
            automaticThemes: automatic ? AutomaticThemes(dark: .automatic(.dark), light: .automatic(.light)) : nil,
            seed: 7)
    }

    @Test("follows what the terminal says of its background, each time that it says it")
    func follows() {
        var state = state(automatic: true)
        for appearance in [Appearance.light, .light, .dark, .light] {
            let commands = update(&state, .input(.appearanceReported(appearance)), at: Session().moment)
            #expect(commands.isEmpty)
            #expect(state.theme == .automatic(appearance))
        }
    }

    @Test("is not taken where the user chose one")
    func chosen() {
        var state = state(automatic: false)
        _ = update(&state, .input(.appearanceReported(.light)), at: Session().moment)
        #expect(state.theme == .automatic(.dark))
    }

    @Test("what was laid out before is drawn in the new colours")
    func repaints() {
        var state = state(automatic: true)
        var renderer = Renderer()
        let moment = Session().moment
        _ = update(&state, .profilesFound(Session.profiles, slots: Session.rehearsal, welcome: ["Hello."]), at: moment)
        let dark = renderer.view(state, at: moment)
        _ = update(&state, .input(.appearanceReported(.light)), at: moment)
        let light = renderer.view(state, at: moment)
        var fresh = Renderer()
        #expect(light.changedRows(since: fresh.view(state, at: moment)).isEmpty)
        #expect(!light.changedRows(since: dark).isEmpty)
    }
}
