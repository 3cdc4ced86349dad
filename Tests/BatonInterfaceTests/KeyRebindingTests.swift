import BatonCore
import BatonInterface
import BatonScreen
import Testing

@Suite struct KeyRebindingTests {
    private func rebound(_ rules: (KeyContext, String, String)...) throws(KeyMistake) -> Keymap {
        try Keymap.standard.rebound(by: rules.map { KeyRule(context: $0.0, key: $0.1, command: $0.2) })
    }

    private func mistake(_ rules: (KeyContext, String, String)...) -> KeyMistake? {
        do throws(KeyMistake) {
            _ = try Keymap.standard.rebound(by: rules.map { KeyRule(context: $0.0, key: $0.1, command: $0.2) })
            return nil
        } catch {
            return error
        }
    }

    private func strokes(_ notation: String) -> [KeyStroke] { KeySequence(notation)?.strokes ?? [] }

    @Test("every command that a key asks for has a name of its own, which names it again")
    func names() {
        for binding in Keymap.standard.bindings {
            let name = binding.command.name
            #expect(name != nil, "\(binding.command) (\(binding.help)) has no name")
            guard let name else { continue }
            #expect(UserCommand(name: name) == binding.command)
            #expect(name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }, "\(name)")
        }
        #expect(Set(UserCommand.names).count == UserCommand.names.count)
    }

    @Test("every context has a name that names it again")
    func contexts() {
        for context in KeyContext.allCases { #expect(KeyContext(name: context.name) == context) }
        #expect(KeyContext(name: "step-viewer") == .steps)
        #expect(KeyContext(name: "step viewer") == nil)
    }

    @Test("a key that is given to a command is that command's, and the one that hints name")
    func binding() throws {
        let keymap = try rebound((.everywhere, "C-g", "agent"))
        #expect(keymap.resolve(strokes("C-g"), in: [.composer, .everywhere]) == .command(.openPicker))
        #expect(keymap.resolve(strokes("Alt-g"), in: [.composer, .everywhere]) == .command(.openPicker))
        #expect(keymap.hint(for: .openPicker, in: [.everywhere]) == "C-g")
    }

    @Test("a key that is given to another command leaves the one it had")
    func rebinding() throws {
        let keymap = try rebound((.composer, "C-t", "undo"))
        #expect(keymap.resolve(strokes("C-t"), in: [.composer]) == .command(.edit(.undo)))
        let keys = keymap.bindings.first { $0.command == .edit(.transposeCharacters) }?.sequences
        #expect(keys == [])
    }

    @Test("an empty command takes a key's meaning away, in that context only")
    func unbinding() throws {
        let keymap = try rebound((.composer, "C-u", ""))
        #expect(keymap.resolve(strokes("C-u"), in: [.composer, .everywhere]) == .unbound)
        #expect(keymap.resolve(strokes("C-u"), in: [.transcript]) == .command(.scroll(.halfPageUp)))
    }

    @Test("two keys can change places")
    func swapping() throws {
        let keymap = try rebound((.composer, "C-a", "end-of-line"), (.composer, "C-e", "beginning-of-line"))
        #expect(keymap.resolve(strokes("C-a"), in: [.composer]) == .command(.edit(.moveToLineEnd)))
        #expect(keymap.resolve(strokes("C-e"), in: [.composer]) == .command(.edit(.moveToLineStart)))
    }

    @Test("a leader of one's own brings its sequences, and the old one goes when nothing is left behind it")
    func leader() throws {
        let keymap = try rebound((.everywhere, "F8 s", "steps-pane"))
        #expect(keymap.resolve(strokes("F8"), in: [.composer, .everywhere]) == .prefix)
        #expect(keymap.resolve(strokes("F8 s"), in: [.composer, .everywhere]) == .command(.togglePane(.steps)))
        #expect(keymap.resolve(strokes("F8"), in: [.composer]) == .unbound)
    }

    @Test(
        "no key that cannot arrive as itself is bound",
        arguments: [
            "C-i", "C-m", "C-[", "C-@", "C-Alt-i", "Alt-[", "Alt-O", "Alt-]", "Alt-P", "Alt-_", "C-x C-m",
        ])
    func unsendable(key: String) {
        let mistake = mistake((.everywhere, key, "help"))
        #expect(mistake?.message.hasPrefix("No terminal sends “") == true)
        #expect(mistake?.hint != nil)
    }

    @Test("what cannot be is said: no key, no command, text, a command that does nothing there, nothing to take away")
    func mistakes() {
        let table: [(KeyContext, String, String, message: String, hint: String?)] = [
            (
                .composer, "Cntrl-g", "agent", "“Cntrl-g” is no key",
                "Keys are written C-g, Alt-t, F5, PgUp, Shift-Tab, C-x t."
            ),
            (.everywhere, "C-g", "agnet", "“agnet” is no command", "Did you mean “agent”?"),
            (
                .everywhere, "C-g", "make coffee", "“make coffee” is no command",
                "baton keys lists them; \"\" takes the key's meaning away."
            ),
            (.composer, "a", "agent", "“a” is text in composer", "Take C-, Alt- or a function key."),
            (.list, "Space", "choose", "“Space” is text in list", "Take C-, Alt- or a function key."),
            (
                .everywhere, "C-g", "quit-cancelling", "“quit-cancelling” does nothing in everywhere",
                "It belongs to prompt."
            ),
            (.composer, "C-l", "", "“C-l” means nothing in composer", "It does in [keys.everywhere]."),
            (.composer, "C-g", "", "“C-g” means nothing in composer", "It does in [keys.history-search]."),
            (.everywhere, "F12", "", "“F12” means nothing in everywhere", "There is nothing to take from it."),
        ]
        for (context, key, command, message, hint) in table {
            #expect(mistake((context, key, command)) == KeyMistake(rule: 0, message: message, hint: hint))
        }
    }

    @Test("one key set twice is a conflict, however it is written")
    func twice() {
        let mistake = mistake((.everywhere, "C-g", "agent"), (.everywhere, "Ctrl-G", "help"))
        #expect(mistake == KeyMistake(rule: 1, message: "“Ctrl-G” is set twice in everywhere", hint: nil))
    }

    @Test("a key that begins another's sequence is a conflict where both are asked for, until that one is freed")
    func beginnings() throws {
        #expect(mistake((.composer, "C-x", "undo"))?.message.hasPrefix("“C-x” and “C-x ?” (everywhere) cannot") == true)
        let mistake = mistake((.everywhere, "C-l l", "redraw"))
        #expect(
            mistake?.message
                == "“C-l l” and “C-l” (everywhere) cannot both be, because one begins the other")
        #expect(mistake?.hint == "\"C-l\" = \"\" in [keys.everywhere] frees it.")
        let keymap = try rebound((.everywhere, "C-l l", "redraw"), (.everywhere, "C-l", ""))
        #expect(keymap.resolve(strokes("C-l l"), in: [.everywhere]) == .command(.redraw))
    }

    @Test(
        "after any rules that hold, no key means two things in a context, and none hides a sequence", arguments: 0..<60)
    func laws(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let keys = ["C-g", "C-t", "Alt-t", "C-x t", "C-x", "C-g g", "F8", "F6 a", "F6", "C-l", "Tab", "Alt-x", "C-x p"]
        let rules = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            KeyRule(
                context: KeyContext.allCases.randomElement(using: &generator) ?? .everywhere,
                key: keys.randomElement(using: &generator) ?? "F8",
                command: (UserCommand.names + [""]).randomElement(using: &generator) ?? "")
        }
        let keymap: Keymap
        do throws(KeyMistake) {
            keymap = try Keymap.standard.rebound(by: rules)
        } catch {
            #expect(rules.indices.contains(error.rule))
            return
        }
        var seen: Set<String> = []
        for binding in keymap.bindings {
            for sequence in binding.sequences {
                #expect(seen.insert("\(binding.context) \(sequence.notation)").inserted, "\(rules)")
                #expect(keymap.resolve(sequence.strokes, in: [binding.context]) == .command(binding.command))
            }
        }
        for rule in rules where !rule.command.isEmpty {
            #expect(
                keymap.resolve(strokes(rule.key), in: [rule.context, .everywhere])
                    == .command(UserCommand(name: rule.command) ?? .openHelp), "\(rules)")
        }
    }

    @Test("whatever names a key names the user's: status line, notices, help, palette, the strip behind a leader")
    func hints() throws {
        var session = Session(
            keymap: try rebound(
                (.everywhere, "F8 w", "reattach"), (.everywhere, "C-x D", ""), (.everywhere, "F8 g", "agent"),
                (.emptyComposer, "?", "")))
        #expect(session.status.hasSuffix(" F8 g agents  F1 help"))
        session.press("F8")
        session.wait(.seconds(1))
        #expect(session.screen.contains(" w     watch a detached run again"))
        session.press("Esc")
        session.say("hello")
        session.receive(.accepted(thread: "t", run: "r"))
        session.press("C-x d")
        #expect(session.status.hasPrefix(" Detached: the run goes on at the server · F8 w watches it again"))
        session.press("F1")
        session.type("watch")
        #expect(session.screen.contains("   F8 w                     watch a detached run again"))
        session.press("Esc Alt-x")
        session.type("reattach")
        #expect(session.screen.contains("watch a detached run again"))
        #expect(session.screen.contains(" F8 w\n"))
    }
}
