import BatonCore
import BatonInterface
import BatonScreen
import Testing

@Suite struct SidePaneTests {
    @Test("the focus walks over what is there: card, transcript, side pane, composer")
    func ring() {
        var session = Session()
        session.ask(.cities)
        session.press("F3 C-x o")
        #expect(session.card?.isFocused == true)
        session.press("C-x o")
        #expect(session.state.focus == .transcript)
        #expect(session.card?.isFocused == false)
        session.press("C-x o")
        #expect(session.state.focus == .sidePane)
        session.press("C-x o")
        #expect(session.state.focus == .composer)
    }

    @Test("Tab on an empty composer walks the same way, and on from there; Esc and q come back")
    func tab() {
        var session = Session()
        session.press("F3 Tab Tab")
        #expect(session.state.focus == .sidePane)
        session.press("Tab")
        #expect(session.state.focus == .composer)
        for key in ["Esc", "q"] {
            session.press("Tab Tab")
            #expect(session.state.focus == .sidePane)
            session.press(key)
            #expect(session.state.focus == .composer)
        }
        #expect(session.draft == "")
    }

    @Test("a letter without a meaning in the pane is not written anywhere; a paste goes to the composer")
    func typing() {
        var session = Session()
        session.press("F3 Tab Tab")
        session.type("ßΩ")
        #expect(session.draft == "")
        session.send(.input(.paste("text")))
        #expect(session.draft == "text")
        #expect(session.state.focus == .composer)
    }

    @Test("closing the pane that has the focus gives it to the composer")
    func closing() {
        var session = Session()
        session.press("F3 Tab Tab F3")
        #expect(session.state.sidePane == nil)
        #expect(session.state.focus == .composer)
    }

    @Test(
        "maximising gives the focused one the room of both and takes it back",
        arguments: [(120, 36), (80, 24), (40, 10)])
    func maximise(columns: Int, rows: Int) throws {
        var session = Session(columns: columns, rows: rows)
        session.say("go")
        session.press("F3")
        let shared = try #require(session.state.layout)
        session.press("C-x Up C-x z")
        var layout = try #require(session.state.layout)
        #expect(layout.sidePane == nil)
        #expect(layout.transcript == layout.overlay)
        // The one that has the focus is in sight.
        session.press("C-x o")
        layout = try #require(session.state.layout)
        #expect(layout.transcript == nil)
        #expect(layout.sidePane == layout.overlay)
        #expect(session.screen.contains("STEPS"))
        #expect(!session.screen.contains("▌ go"))
        session.press("q C-x z")
        #expect(session.state.layout == shared)
    }

    @Test("maximising in the composer shows the pane; closing it shows the transcript again")
    func maximiseFromComposer() {
        var session = Session(columns: 120)
        session.say("go")
        session.press("C-x z")
        #expect(session.status.hasPrefix(" Nothing stands beside the transcript"))
        session.press("F3 C-x z")
        #expect(session.state.layout?.transcript == nil)
        session.press("F3")
        #expect(session.screen.contains("▌ go"))
        #expect(session.state.layout?.sidePane == nil)
    }

    @Test("opening a pane behind a maximised transcript shows it")
    func openingBehind() {
        var session = Session(columns: 120)
        session.press("F3 C-x Up C-x z")
        #expect(session.state.layout?.sidePane == nil)
        session.press("F3")
        #expect(session.state.layout?.sidePane != nil)
        #expect(session.state.layout?.transcript != nil)
    }

    @Test("where there is no room for both, the pane is there while it has the focus")
    func noRoom() {
        var session = Session(columns: 40, rows: 8)
        session.press("F3")
        #expect(session.state.layout?.sidePane == nil)
        session.press("C-x o C-x o")
        #expect(session.screen.contains("STEPS"))
        session.press("q")
        #expect(session.state.layout?.transcript != nil)
    }

    @Test("what streams behind a maximised pane is told as new lines, and the transcript is where it was")
    func streamingBehind() {
        var session = Session(columns: 80, rows: 24)
        session.say("go")
        session.receive(.text("first"))
        session.press("F3 C-x z")
        _ = session.screen
        for line in 0..<40 { session.receive(.text("\n\nline \(line)")) }
        _ = session.screen
        session.press("F3")
        #expect(session.screen.contains("line 39"))
    }

    @Test("every size shows the pane, the transcript or both, and no two of them on one cell")
    func sizes() throws {
        for columns in [40, 41, 80, 109, 110, 120, 300] {
            for rows in 8...40 {
                for sharing in [Layout.Sharing.transcriptAlone, .both, .sidePaneAlone] {
                    let size = Size(columns: columns, rows: rows)
                    let layout = try #require(
                        Layout(size: size, composerRows: 1, cardRows: nil, queuedPrompts: 0, sharing: sharing))
                    let rects = [layout.transcript, layout.sideRule, layout.sidePane].compactMap(\.self)
                    let cells = rects.reduce(0) { $0 + $1.columns * $1.rows }
                    #expect(cells == layout.overlay.columns * layout.overlay.rows)
                    #expect(rects.allSatisfy { $0.columns > 0 && $0.rows > 0 })
                }
            }
        }
    }
}
