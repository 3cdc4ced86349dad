import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct CardFocusTests {
    @Test("Tab on an empty composer goes to the card, Esc back; the card stays, and the draft is as it was")
    func tab() {
        var session = Session()
        session.ask(.cities)
        session.type("half a th")
        session.press("Tab")
        #expect(session.card?.isFocused == false)
        session.press("C-u Tab")
        #expect(session.card?.isFocused == true)
        session.press("Esc")
        #expect(session.card?.isFocused == false)
        #expect(session.card != nil)
        session.press("C-y")
        #expect(session.draft == "half a th")
    }

    @Test("C-x o goes from the composer to the card, to the transcript, and back, with a draft too")
    func ring() {
        var session = Session()
        session.ask(.cities)
        session.type("draft")
        session.press("C-x o")
        #expect(session.card?.isFocused == true)
        session.press("C-x o")
        #expect(session.card?.isFocused == false)
        #expect(session.state.isTranscriptFocused)
        session.press("C-x o")
        #expect(!session.state.isTranscriptFocused)
        #expect(session.draft == "draft")
    }

    @Test("without a card Tab and C-x o go to the transcript")
    func noCard() {
        var session = Session()
        session.press("Tab")
        #expect(session.state.isTranscriptFocused)
        session.press("C-x o")
        #expect(!session.state.isTranscriptFocused)
    }

    @Test("Esc leaves an overlay, then a text in the card, then the card, and never answers")
    func ladder() {
        var session = Session()
        session.ask(.invoice)
        session.press("Tab N")
        session.type("too much")
        session.press("F1 Esc")
        #expect(session.cardScreen.contains("Why not: too much"))
        session.press("Esc")
        #expect(!session.cardScreen.contains("Why not"))
        #expect(session.card?.isFocused == true)
        session.press("Esc")
        #expect(session.card?.isFocused == false)
        session.press("Esc Esc")
        #expect(session.card != nil)
        #expect(session.startedPrompts == ["go"])
    }

    @Test("C-c leaves the card and kills no draft")
    func interrupt() {
        var session = Session()
        session.ask(.invoice)
        session.type("draft")
        session.press("C-x o C-c")
        #expect(session.card?.isFocused == false)
        #expect(session.draft == "draft")
    }

    @Test("another slot, another thread and a message of another kind fold the card away or leave its focus")
    func leaving() {
        var session = Session()
        session.ask(.order)
        session.press("Tab")
        session.type("Ann")
        session.press("Alt-2 Alt-1")
        #expect(session.card?.isFocused == false)
        #expect(session.cardScreen.contains("Name *      Ann"))
        session.press("C-x n")
        #expect(session.card == nil)
    }

    @Test("editing keys change the field that has the focus, and a paste goes there; the composer keeps its draft")
    func editing() {
        var session = Session()
        session.ask(.order)
        session.type("draft")
        session.press("C-x o")
        session.type("Ann Lee")
        session.press("C-w C-a")
        session.send(.input(.paste("Dr ")))
        #expect(session.cardScreen.contains("Name *      Dr Ann"))
        #expect(session.draft == "draft")
    }

    @Test("a paste while a card without a text has the focus goes to the composer")
    func paste() {
        var session = Session()
        session.ask(.cities)
        session.press("Tab")
        session.send(.input(.paste("2")))
        #expect(session.draft == "2")
        #expect(session.card?.isFocused == false)
        #expect(session.startedPrompts == ["go"])
    }

    @Test("an answer that never reached the platform is given back as the card, with all that was in it")
    func returned() {
        var session = Session()
        session.ask(.order)
        session.press("Tab")
        session.type("Ann")
        session.press("Tab")
        session.type("2")
        session.press("Tab Right C-x y")
        #expect(session.card == nil)
        let unreachable = PlatformFailure(.unreachable, "Nobody answers")
        session.conversation { .streamEnded($0, unreachable) }
        #expect(session.cardScreen.contains("Name *      Ann"))
        #expect(session.draft == "")
        session.press("C-x y")
        #expect(session.sentPrompts.count == 3)
        #expect(session.sentPrompts[2] == session.sentPrompts[1])
        session.receive(.ended(.completed))
        #expect(session.card == nil)
    }
}
