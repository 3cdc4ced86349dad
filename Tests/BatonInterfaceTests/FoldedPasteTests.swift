import BatonCore
import BatonInterface
import BatonScreen
import Testing

@Suite struct FoldedPasteTests {
    private let log = (1...37).map { "line \($0)" }.joined(separator: "\n")

    @Test("a large paste is one label on the screen, and is sent in full")
    func folds() {
        var session = Session()
        session.type("what is ")
        session.send(.input(.paste(log)))
        session.type(" about?")
        #expect(session.screen.contains("› what is [pasted 37 lines] about?"))
        #expect(session.draft == "what is \(log) about?")
        session.press("Enter")
        #expect(session.startedPrompts == ["what is \(log) about?"])
    }

    @Test("more than eight lines or a thousand characters are large, in one piece")
    func limits() {
        let table = [
            (String(repeating: "x\n", count: 7) + "x", nil), (String(repeating: "x\n", count: 8) + "x", "9 lines"),
            (String(repeating: "é", count: 1_000), nil), (String(repeating: "é", count: 1_001), "1001 characters"),
        ]
        for (text, label) in table {
            var session = Session()
            session.send(.input(.paste(text)))
            #expect(session.screen.contains("[pasted ") == (label != nil))
            if let label { #expect(session.screen.contains("[pasted \(label)]")) }
            #expect(session.draft == text)
        }
    }

    @Test("it is deleted whole, and undo brings it back")
    func deletes() {
        var session = Session()
        session.type("see ")
        session.send(.input(.paste(log)))
        session.press("Backspace")
        #expect(session.draft == "see ")
        session.press("C-_")
        #expect(session.screen.contains("› see [pasted 37 lines]"))
        #expect(session.draft == "see " + log)
        session.press("C-_")
        #expect(session.draft == "see ")
    }

    @Test("Tab shows it in full, to be edited; undo folds it again")
    func unfolds() {
        var session = Session()
        session.send(.input(.paste(log)))
        session.press("Tab")
        #expect(!session.screen.contains("[pasted"))
        #expect(session.screen.contains("line 37"))
        #expect(session.draft == log)
        session.press("C-_")
        #expect(session.screen.contains("› [pasted 37 lines]"))
    }

    @Test("what is killed with one comes back in full, in another slot too")
    func kills() {
        var session = Session()
        session.type("a ")
        session.send(.input(.paste(log)))
        session.press("C-u")
        session.press("Alt-2 C-y")
        #expect(session.draft == "a " + log)
    }

    @Test("a queued message goes back above a draft that has one, which stays folded")
    func queued() {
        var session = Session()
        session.say("one")
        session.say("two")
        session.send(.input(.paste(log)))
        session.press("C-x q")
        #expect(session.draft == "two\n" + log)
        #expect(session.screen.contains("[pasted 37 lines]"))
    }

    @Test("a character that stands for one means nothing when it is pasted itself")
    func foreign() throws {
        var composer = Composer()
        composer.perform(.fold(log))
        let placeholder = try #require(Unicode.Scalar(0xFDD0 as UInt32))
        composer.perform(.paste(String(Character(placeholder))))
        #expect(composer.text == log + "\u{FFFD}")
    }

    @Test("more than the composer can tell apart stay as they are")
    func many() {
        var composer = Composer()
        for number in 1...40 { composer.perform(.fold("paste \(number)\n")) }
        #expect(composer.text == (1...40).map { "paste \($0)\n" }.joined())
    }
}
