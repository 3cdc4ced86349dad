import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// A card never steals keys: what is typed when it comes up goes where it was meant to go.
@Suite struct CardGuardTests {
    private static let needs: [Need] = [.cities, .invoice, .order, .weather("Bern"), Need(kind: .input, question: "?")]

    @Test(
        "whatever is typed within 400 ms of each other never answers, and every letter is in the draft",
        arguments: needs)
    func strayKeys(need: Need) {
        var random = SplitMix64(seed: 41)
        let keys = "ysnNex129 \n\tq".map { $0 }
        for _ in 0..<40 {
            var session = Session()
            session.say("go")
            session.receive(.ended(.needs(need)))
            var typed = "x"
            session.type("x")
            for _ in 0..<30 {
                session.wait(.milliseconds(Int64.random(in: 0..<400, using: &random)))
                let key = keys[Int.random(in: 0..<keys.count, using: &random)]
                switch key {
                case "\n":
                    session.press(
                        ["Enter", "C-x y", "C-x x", "C-x Y", "C-x X", "C-x o"].randomElement(using: &random) ?? "")
                case "\t": session.press("Tab")
                default:
                    session.type(String(key))
                    typed.append(key)
                }
                #expect(session.card?.isGuarded == true)
            }
            #expect(session.startedPrompts == ["go"])
            #expect(session.card?.isFocused == false)
            #expect(!session.commands.contains { if case .runTool = $0 { true } else { false } })
            #expect(session.draft.filter { $0 != "\n" }.count == typed.count)
        }
    }

    @Test("a card takes keys 400 ms after the last one, and not before")
    func time() {
        var session = Session()
        session.say("go")
        session.receive(.ended(.needs(.invoice)))
        session.wait(.milliseconds(399))
        session.press("C-x y")
        #expect(session.startedPrompts == ["go"])
        #expect(session.status.hasPrefix(" The agent has just asked this"))
        session.wait(.milliseconds(399))
        session.press("C-x y")
        #expect(session.startedPrompts == ["go"])
        session.wait(.milliseconds(400))
        session.press("C-x y")
        #expect(session.startedPrompts == ["go", "yes"])
    }

    @Test("Enter on a draft that was begun before the question keeps it, and says that Enter again sends it")
    func draftBegunBefore() {
        var session = Session()
        session.say("go")
        session.type("and then")
        session.receive(.ended(.needs(.cities)))
        session.press("Enter")
        #expect(session.draft == "and then")
        #expect(session.status.hasPrefix(" The agent has just asked something · Enter again sends this"))
        session.wait(.milliseconds(400))
        session.press("Enter")
        #expect(session.startedPrompts == ["go", "and then"])
    }

    @Test("an agent in another slot only raises its mark: keys stay with the slot in sight")
    func background() {
        var session = Session()
        session.press("Alt-2")
        session.say("go")
        session.press("Alt-1")
        session.type("a")
        session.ask(.invoice, slot: 2)
        session.press("C-x y")
        session.type("y")
        #expect(session.draft == "ay")
        #expect(session.card == nil)
        #expect(session.state.slots[1].mark == .needsUser)
        #expect(session.startedPrompts == ["go"])
        session.press("Alt-a")
        #expect(session.cardScreen.hasPrefix("── Approval "))
        session.press("C-x y")
        #expect(session.startedPrompts == ["go", "yes"])
    }

    @Test("letters go to the composer as long as the card was not given the focus")
    func unfocused() {
        var session = Session()
        session.ask(.invoice)
        session.type("yes please")
        #expect(session.draft == "yes please")
        session.press("Enter")
        #expect(session.startedPrompts == ["go", "yes please"])
        #expect(session.card == nil)
    }
}
