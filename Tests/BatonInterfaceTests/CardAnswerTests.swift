import BatonCore
import BatonEngine
import BatonInterface
import BatonScreen
import Testing

/// Every key of every kind of card, and what it sends.
@Suite struct CardAnswerTests {
    // MARK: Choices

    @Test(
        "a choice is made by arrows or its digit, and Enter",
        arguments: [
            ("Enter", "bern"), ("Down Enter", "zuerich"), ("Up Enter", "zuerich"), ("Tab Enter", "zuerich"),
            ("2 Enter", "zuerich"), ("2 1 Enter", "bern"), ("PgDn Enter", "zuerich"), ("PgDn PgUp Enter", "bern"),
            ("9 Enter", "bern"),
        ])
    func choice(keys: String, sent: String) {
        var session = Session()
        session.ask(.cities)
        session.press("Tab \(keys)")
        #expect(session.startedPrompts == ["go", sent])
        #expect(session.card == nil)
    }

    @Test("of many options one is named by two digits")
    func digits() {
        var session = Session()
        let choices = (1...30).map { Need.Choice(label: "L\($0)", value: "v\($0)") }
        session.ask(Need(kind: .choice, question: "Which?", choices: choices))
        session.press("Tab 2 7 Enter")
        #expect(session.startedPrompts == ["go", "v27"])
    }

    @Test("a bare number in the composer still chooses, and own words still are an answer")
    func typed() {
        var session = Session()
        session.ask(.cities)
        session.say("2")
        session.receive(.ended(.completed))
        session.ask(.cities)
        session.say("neither")
        #expect(session.startedPrompts == ["go", "zuerich", "go", "neither"])
    }

    // MARK: Forms

    @Test("a form is filled in by keys, and its values are typed")
    func form() {
        var session = Session()
        session.ask(.order)
        session.press("Tab")
        session.type("Ann")
        session.press("Enter")
        session.type("3")
        session.press("Down Right Right")
        session.press("Down Space")
        session.press("Down Space Right Space Left Space Down Enter")
        let values: JSONObject = [
            "name": "Ann", "quantity": 3, "size": "m", "gift": true, "extras": ["ribbon"],
        ]
        #expect(session.sentPrompts.last?.form == .submitted(values))
        #expect(
            session.sentPrompts.last?.text == "Name: Ann\nQuantity: 3\nSize: medium\nGift: yes\nExtras: ribbon")
        #expect(session.card == nil)
    }

    @Test("options are picked by their digit and their first letter, and dropped by Backspace")
    func options() {
        var session = Session()
        session.ask(.order)
        session.press("Tab")
        session.type("Ann")
        session.press("Tab 3 Tab m Tab y Tab 2 1 Backspace 1 C-x y")
        let values: JSONObject = ["name": "Ann", "quantity": 3, "size": "m", "gift": true, "extras": ["card"]]
        #expect(session.sentPrompts.last?.form == .submitted(values))
    }

    @Test("a form that is not right stays, says what is wrong beside the field, and goes to the first such field")
    func wrong() {
        var session = Session()
        session.ask(.order)
        session.press("Tab")
        session.type("Ann")
        session.press("Tab")
        session.type("12")
        session.press("C-x y")
        #expect(session.startedPrompts == ["go"])
        #expect(session.status.hasPrefix(" 2 fields are not right yet"))
        #expect(session.cardScreen.contains(" › Quantity *  12\n               ✗ at most 9"))
        #expect(session.cardScreen.contains("○ small  ○ medium  ✗ required"))
        session.press("C-h Tab s C-x y")
        #expect(
            session.sentPrompts.last?.form == .submitted(["name": "Ann", "quantity": 1, "size": "s", "gift": false]))
    }

    @Test(
        "both buttons are reached by Tab and by arrows; cancelling says so",
        arguments: [
            "Shift-Tab Enter", "Shift-Tab Space", "Shift-Tab Left Right Enter", "C-x x", "PgDn Tab Enter",
        ])
    func cancel(keys: String) {
        var session = Session()
        session.ask(.order)
        session.press("Tab \(keys)")
        #expect(session.sentPrompts.last?.form == .cancelled)
        #expect(session.sentPrompts.last?.text == "Cancelled the form")
    }

    // MARK: Approvals

    @Test(
        "an approval is given or refused by its letters with the focus, and by its chords from anywhere",
        arguments: [
            ("Tab y", true), ("Tab n", false), ("C-x y", true), ("C-x x", false), ("Tab s", true), ("C-x Y", true),
        ])
    func approval(keys: String, isApproved: Bool) {
        var session = Session()
        session.ask(.invoice)
        session.press(keys)
        #expect(session.sentPrompts.last?.verdict == Verdict(isApproved: isApproved))
        #expect(session.sentPrompts.last?.text.hasPrefix(isApproved ? "yes" : "no") == true)
    }

    @Test("a refusal may say why, in one line", arguments: ["Tab N", "C-x X"])
    func reason(keys: String) {
        var session = Session()
        session.ask(.invoice)
        session.type("draft")
        session.press("C-u")
        session.press(keys)
        session.press("Enter")
        #expect(session.startedPrompts == ["go"])
        session.type("Too much!")
        session.press("Enter")
        #expect(session.sentPrompts.last?.verdict == Verdict(isApproved: false, reason: "Too much!"))
        #expect(session.sentPrompts.last?.text == "no: Too much!")
    }

    @Test("approved for the thread, later calls of the tool are approved by Baton, which says so; others are asked for")
    func forThread() {
        var session = Session()
        session.ask(.invoice)
        session.press("C-x Y")
        #expect(session.status.hasPrefix(" Approved for this thread: send_invoice"))
        session.receive(.ended(.needs(.invoice)))
        #expect(session.card == nil)
        #expect(session.status.hasPrefix(" Approved, as allowed for this thread: send_invoice"))
        #expect(session.sentPrompts.last?.verdict == Verdict(isApproved: true))
        #expect(session.screen.contains("yes (send_invoice: approved for this thread)"))
        let other = ToolCall(id: "c9", name: "delete_all")
        var both = Need.invoice
        both.calls.append(other)
        session.receive(.ended(.needs(both)))
        #expect(session.card?.need == both)
        #expect(session.startedPrompts.count == 3)
    }

    @Test("what was approved for one thread is not for another")
    func otherThread() {
        var session = Session()
        session.ask(.invoice)
        session.press("C-x Y")
        session.receive(.ended(.completed))
        session.press("C-x n")
        session.ask(.invoice)
        #expect(session.card?.need == .invoice)
    }

    @Test("the arguments are scrolled by arrows, page keys and Space, and the answers stay in sight")
    func scrolling() {
        var session = Session()
        let rows = JSONObject((1...60).map { JSONObject.Member(name: "key\($0)", value: .string("value")) })
        session.ask(
            Need(kind: .approval, question: "May I?", calls: [ToolCall(id: "c", name: "t", arguments: .object(rows))]))
        #expect(session.cardScreen.contains("more · Tab goes here"))
        session.press("Tab PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn")
        #expect(session.cardScreen.contains("key60"))
        #expect(session.cardScreen.contains("y once"))
        session.press("PgUp Up Down Space")
        #expect(session.cardScreen.contains("key60"))
        session.press("y")
        #expect(session.startedPrompts == ["go", "yes"])
    }

    @Test(
        "what only the platform's own interface can answer says so, and no key answers it",
        arguments: [
            Need.Kind.approval, .toolResult, .form, .file, .signIn,
        ])
    func elsewhere(kind: Need.Kind) {
        var session = Session()
        session.ask(
            Need(kind: kind, question: "May I?", calls: [ToolCall(id: "c", name: "t")], isAnswerable: false))
        session.press("C-x y C-x Y C-x x C-x X")
        if session.card?.isFocused == false { session.press("Tab") }
        session.press("y s n N e x Enter Space 1")
        #expect(session.startedPrompts == ["go"])
        #expect(session.card != nil)
    }

    // MARK: Questions, files, signing in

    @Test("a question is only shown; typing answers it")
    func input() {
        var session = Session()
        session.ask(Need(kind: .input, question: "How many?"))
        #expect(session.cardScreen.contains(" ? How many?\n   Type the answer."))
        session.press("C-x y")
        #expect(session.startedPrompts == ["go"])
        session.say("three")
        #expect(session.startedPrompts == ["go", "three"])
    }

    @Test("signing in: the address is opened by a key, and then it is said that it is done")
    func signIn() {
        var session = Session()
        session.ask(Need(kind: .signIn, question: "Please sign in at https://example.com/in first."))
        session.press("Tab Enter")
        #expect(session.commands.contains(.open("https://example.com/in")))
        session.press("Down Enter")
        #expect(session.startedPrompts == ["go", "Done, I have signed in."])
    }

    @Test("a request for files says which are taken")
    func files() {
        var need = Need(kind: .file, question: "Your receipts?")
        need.uploads.extensions = ["pdf", "png"]
        need.uploads.maximumBytes = 2_000_000
        need.uploads.maximumCount = 3
        var session = Session()
        session.ask(need)
        #expect(session.cardScreen.contains("   Types: .pdf, .png\n   at most 2 MB each, up to 3 files"))
        need.uploads.maximumBytes = 10 << 20
        var other = Session()
        other.ask(need)
        #expect(other.cardScreen.contains("   at most 10 MiB each, up to 3 files"))
        session.type("here")
        session.press("C-x y")
        #expect(session.status.hasPrefix(" No file is attached yet · C-x f attaches one"))
        session.press("C-x o Enter")
        #expect(session.screen.contains("Attach"))
        if case .files = session.state.overlay {} else { Issue.record("no picker of files") }
        session.press("Esc Esc Enter")
        #expect(session.startedPrompts == ["go", "here"])
    }

    @Test("approvals for the thread end after so many in a row without the user, who is asked then")
    func limit() {
        var session = Session()
        session.ask(.invoice)
        session.press("C-x Y")
        for _ in 1...ConversationMachine.automaticAnswerLimit { session.receive(.ended(.needs(.invoice))) }
        #expect(session.card == nil)
        let sent = session.sentPrompts.count
        session.receive(.ended(.needs(.invoice)))
        #expect(session.card?.need == .invoice)
        #expect(session.sentPrompts.count == sent)
        #expect(session.status.contains("in a row went out without you"))
        session.wait(.milliseconds(400))
        session.press("C-x y")
        session.receive(.ended(.needs(.invoice)))
        #expect(session.sentPrompts.count == sent + 2)
    }
}
