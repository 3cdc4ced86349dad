import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

@Suite struct HistorySearchTests {
    private func session() -> Session {
        var session = Session()
        session.press("Alt-2")
        session.say("the train to Bern")
        session.receive(.ended(.completed), slot: 2)
        session.press("Alt-1")
        for prompt in ["weather in Bern", "and in Basel?", "Bern again", "thanks"] {
            session.wait(.seconds(1))
            session.say(prompt)
            session.receive(.ended(.completed))
        }
        return session
    }

    @Test("each letter narrows it, the key again goes to older ones, then to those of other slots")
    func finds() {
        var session = session()
        session.press("C-r")
        session.type("ber")
        #expect(session.screen.contains("› Bern again"))
        #expect(session.status.hasPrefix(" earlier message: ber"))
        session.press("C-r")
        #expect(session.screen.contains("› weather in Bern"))
        session.press("C-r")
        #expect(session.screen.contains("› the train to Bern"))
        session.press("C-r")
        #expect(session.screen.contains("› the train to Bern"))
        #expect(session.status.hasPrefix(" no earlier message has: ber"))
        session.press("Down")
        #expect(session.screen.contains("› weather in Bern"))
        session.press("Enter")
        #expect(session.draft == "weather in Bern")
        #expect(session.startedPrompts.count == 5)
    }

    @Test("Esc and C-g leave the draft as it was", arguments: ["Esc", "C-g"])
    func leaves(key: String) {
        var session = session()
        session.type("my draft")
        session.press("C-r")
        #expect(session.screen.contains("› my draft"))
        session.type("bas")
        #expect(session.screen.contains("› and in Basel?"))
        session.press(key)
        #expect(session.draft == "my draft")
        #expect(session.screen.contains("› my draft"))
    }

    @Test("what was taken can be undone, and any other key takes it and then does what it does")
    func takes() {
        var session = session()
        session.type("my draft")
        session.press("C-r")
        session.type("bas")
        session.press("C-a")
        session.type("X")
        #expect(session.draft == "Xand in Basel?")
        session.press("C-_ C-_")
        #expect(session.draft == "my draft")
    }

    @Test("erasing looks again from the newest on; capitals want capitals")
    func erases() {
        var session = session()
        session.press("C-r")
        session.type("wea")
        #expect(session.screen.contains("› weather in Bern"))
        session.press("Backspace Backspace Backspace")
        session.type("th")
        #expect(session.screen.contains("› thanks"))
        session.press("C-u")
        session.type("Thanks")
        #expect(session.status.hasPrefix(" no earlier message has: Thanks"))
    }

    @Test("the cursor stands behind what is typed, where input methods look")
    func cursor() {
        var session = session()
        session.press("C-r")
        session.type("be")
        #expect(session.surface.cursor == Position(column: 20, row: 23))
    }

    @Test("without earlier messages it says so")
    func nothing() {
        var session = Session()
        session.press("C-r")
        #expect(session.status.hasPrefix(" There are no earlier messages"))
    }
}
