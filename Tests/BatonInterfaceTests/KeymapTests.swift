import BatonInterface
import BatonScreen
import Testing

@Suite struct KeymapTests {
    private let bindings = Keymap.standard.bindings

    private func strokes(_ notation: String) -> [KeyStroke] { KeySequence(notation)?.strokes ?? [] }

    @Test("the strip behind the leader shows all that may follow at 80×24, and says how many it leaves out below")
    func strip() {
        let following = Keymap.standard.continuations(of: strokes("C-x"), in: [.composer, .everywhere])
        var session = Session()
        session.press("C-x")
        session.wait(.milliseconds(400))
        #expect(!session.screen.contains(" more: F1"))
        for entry in following { #expect(session.screen.contains(" \(entry.keys) ")) }
        session.resize(40, 10)
        #expect(session.screen.contains("… \(following.count - 7) more: F1"))
    }

    @Test("in one context no key means two things")
    func conflicts() {
        var seen: Set<String> = []
        for binding in bindings {
            for sequence in binding.sequences {
                #expect(seen.insert("\(binding.context) \(sequence.notation)").inserted, "\(sequence.notation)")
            }
        }
    }

    @Test("hints, which read no key of the standard ones, name each as it is read")
    func hints() {
        let read = Keymap(bindings: bindings)
        for binding in bindings {
            let hint = read.hint(for: binding.command, in: [binding.context])
            #expect(Keymap.standard.hint(for: binding.command, in: [binding.context]) == hint)
        }
    }

    @Test("a key that begins a sequence means nothing by itself")
    func prefixes() {
        let leaders = Set(bindings.flatMap(\.sequences).filter { $0.strokes.count > 1 }.map { $0.strokes[0] })
        #expect(leaders == [KeyStroke(.character("x"), .control)])
        for sequence in bindings.flatMap(\.sequences) where sequence.strokes.count == 1 {
            #expect(!leaders.contains(sequence.strokes[0]))
        }
    }

    @Test("every Alt or function key that is not readline's has a C-x twin, because terminals eat them")
    func twins() {
        for binding in bindings where binding.context == .everywhere {
            let isEaten = binding.sequences.contains { sequence in
                if case .function = sequence.strokes[0].key { return true }
                return sequence.strokes[0].modifiers.contains(.alt)
            }
            if isEaten { #expect(binding.sequences.contains { $0.strokes.count == 2 }, "\(binding.help)") }
        }
    }

    @Test("what terminals or line disciplines keep for themselves is not bound")
    func neverBound() {
        let never = [
            "C-s", "C-q", "C-\\", "C-v", "C-o", "C-i", "C-m", "C-[", "C-@", "Alt-[", "Alt-O", "Alt-]", "Alt-P", "Alt-_",
            "F10",
            "F11", "C-Tab", "C-PgUp", "C-PgDn",
        ]
        for notation in never {
            for context in KeyContext.allCases {
                #expect(Keymap.standard.resolve(strokes(notation), in: [context]) == .unbound, "\(notation)")
            }
        }
    }

    @Test("every command has a row in the table, which says what it does, and can be asked for by a key or by its name")
    func everyCommand() {
        for name in UserCommand.names {
            let rows = bindings.filter { $0.command.name == name }
            #expect(!rows.isEmpty, "\(name) is in no row")
            #expect(rows.allSatisfy { !$0.help.isEmpty }, "\(name) does not say what it does")
            if rows.allSatisfy(\.sequences.isEmpty) {
                var session = Session()
                session.press("Alt-x")
                session.type(name)
                #expect(session.screen.contains(" › \(name) "), "\(name) has neither a key nor a row in the palette")
            }
        }
    }

    @Test("the keys that were agreed upon do what was agreed upon")
    func agreed() {
        for (context, command, keys) in Self.agreement {
            for key in keys.split(separator: ", ") {
                let expected = UserCommand(name: command).map(Keymap.Resolution.command)
                let resolved = Keymap.standard.resolve(strokes(String(key)), in: context)
                #expect(resolved == expected, "\(key) is to be \(command)")
            }
        }
    }

    private static let empty: [KeyContext] = [.emptyComposer, .composer, .everywhere]
    private static let writing: [KeyContext] = [.composer, .everywhere]
    private static let reading: [KeyContext] = [.transcript, .everywhere]
    private static let asked: [KeyContext] = [.calls, .card, .everywhere]

    /// The keys as the design has them, but for Alt-t: it opens the threads, and readline's exchange of words is C-x C-t.
    private static let agreement: [(contexts: [KeyContext], command: String, keys: String)] =
        [
            (empty, "help", "?, F1, C-x ?"), (empty, "palette", "Alt-x, C-x p"), (empty, "slash", "/"),
            (empty, "quit", "C-d, C-x C-c"), (empty, "redraw", "C-l"), (empty, "suspend", "C-z"),
            (writing, "send", "Enter"), (writing, "new-line", "C-j, Alt-Enter, Shift-Enter"),
            (writing, "editor", "Alt-e, C-x C-e"), (writing, "beginning-of-line", "C-a"),
            (writing, "end-of-line", "C-e"), (writing, "backward-char", "C-b"), (writing, "forward-char", "C-f"),
            (writing, "kill-line", "C-k"), (writing, "unix-line-discard", "C-u"),
            (writing, "unix-word-rubout", "C-w"), (writing, "yank", "C-y"), (writing, "transpose-chars", "C-t"),
            (writing, "delete-char", "C-d"), (writing, "backward-delete-char", "C-h"),
            (writing, "undo", "C-_, C-x C-u"), (writing, "backward-word", "Alt-b"),
            (writing, "forward-word", "Alt-f"), (writing, "kill-word", "Alt-d"),
            (writing, "transpose-words", "C-x C-t"),
            (writing, "upcase-word", "Alt-u"), (writing, "downcase-word", "Alt-l"),
            (writing, "capitalize-word", "Alt-c"), (writing, "yank-pop", "Alt-y"),
            (writing, "backward-kill-word", "Alt-Backspace"), (writing, "row-up", "Up"), (writing, "row-down", "Down"),
            (writing, "previous-history", "C-p"), (writing, "next-history", "C-n"),
            (writing, "reverse-search-history", "C-r"), (empty, "escape", "Esc"), (empty, "interrupt", "C-c"),
            (empty, "cancel", "C-x k"), (empty, "detach", "C-x d"), (empty, "reattach", "C-x D"),
            (empty, "last-agent", "Alt-/, C-x /"), (empty, "next-in-need", "Alt-a, C-x a"),
            (empty, "agent", "Alt-g, C-x b"), (empty, "threads", "Alt-t, C-x t"), (empty, "new-thread", "C-x n"),
            (empty, "rename-thread", "C-x r"), (empty, "transcript", "Alt-Up, C-x Up"),
            (empty, "scroll-page-up", "PgUp"), (empty, "scroll-page-down", "PgDn"),
            (empty, "scroll-top", "Alt-<, C-x <"), (empty, "scroll-end", "Alt->, C-x >"),
            (reading, "scroll-line-down", "j"), (reading, "scroll-line-up", "k"), (reading, "scroll-top", "g"),
            (reading, "scroll-end", "G"), (reading, "scroll-half-page-up", "C-u"),
            (reading, "scroll-half-page-down", "C-d"), (reading, "scroll-page-down", "Space"),
            (reading, "scroll-page-up", "b"), (reading, "previous-turn", "{"), (reading, "next-turn", "}"),
            (reading, "previous-block", "["), (reading, "next-block", "]"), (reading, "search", "/"),
            (reading, "search-backward", "?"), (reading, "next-hit", "n"), (reading, "previous-hit", "N"),
            (reading, "open-block", "Enter"), (reading, "density", "z"), (reading, "copy-block", "y"),
            (reading, "copy-block-as-shown", "Y"), (reading, "raw", "r"), (reading, "edit-block", "e"),
            (reading, "composer", "q"), (empty, "steps-pane", "F3, C-x s"), (empty, "focus-next", "Tab, C-x o"),
            (empty, "maximise", "C-x z"), (empty, "copy-answer", "Alt-w, C-x c"), (empty, "ids", "C-x i"),
            (empty, "raw", "Alt-r, C-x v"), (empty, "density", "C-x ."), (empty, "mouse", "Alt-m, C-x m"),
            (empty, "print-thread", "C-x !"), (asked, "allow", "y, C-x y"), (asked, "allow-for-thread", "s, C-x Y"),
            (asked, "deny", "n, C-x x"), (asked, "deny-with-reason", "N, C-x X"),
        ] + (1...9).map { (empty, "slot-\($0)", "Alt-\($0), C-x \($0)") }

    @Test("C-b is readline's, though tmux keeps it: so another key does the same")
    func tmux() {
        let rows = bindings.filter { $0.sequences.contains { $0.notation == "C-b" } }
        #expect(rows.map(\.context) == [.composer])
        #expect(rows.first?.sequences.map(\.notation) == ["C-b", "Left"])
    }

    @Test("printable keys always type into the composer, but for ? while it is empty")
    func printable() {
        for binding in bindings where binding.context == .composer || binding.context == .everywhere {
            for sequence in binding.sequences {
                if case .character = sequence.strokes[0].key { #expect(!sequence.strokes[0].modifiers.isEmpty) }
            }
        }
        var session = Session()
        session.type("what?")
        #expect(session.draft == "what?")
        session.press("C-u ?")
        #expect(session.draft == "")
        #expect(session.screen.contains(" Help "))
    }

    @Test("the nearest context decides")
    func contexts() {
        let up = strokes("Up")
        #expect(Keymap.standard.resolve(up, in: [.emptyComposer, .composer]) == .command(.takeBackNewest))
        #expect(Keymap.standard.resolve(up, in: [.composer]) == .command(.edit(.moveUp)))
        #expect(Keymap.standard.resolve(strokes("C-x"), in: [.everywhere]) == .prefix)
        #expect(Keymap.standard.resolve(strokes("C-x ="), in: [.everywhere]) == .unbound)
    }

    @Test("a sequence that means nothing is named, and types nothing")
    func unboundSequence() {
        var session = Session()
        session.press("C-x =")
        #expect(session.draft == "")
        #expect(session.status.hasPrefix(" C-x = is not bound"))
    }

    @Test("the help is the keymap, filtered by what is typed, and it scrolls")
    func help() {
        var session = Session(rows: 12)
        session.press("C-x ?")
        #expect(session.screen.contains(" Help  "))
        session.press("End")
        #expect(session.screen.contains("stay"))
        session.type("detach")
        #expect(
            session.screen.split(separator: "\n", omittingEmptySubsequences: false)[2...9].joined(separator: "\n")
                == """
                 Help  detach                                           type to filter · 5 of 6

                 everywhere
                   C-x d                    detach; the run goes on
                   C-x D                    watch a detached run again

                 prompt
                ────────────────────────────────────────────────────────────────────────────────
                """)
        session.press("C-u")
        session.type("no such thing")
        #expect(session.screen.contains(" No key does that."))
    }

    @Test("the table: every command, its keys and its help")
    func golden() {
        let lines = bindings.map { binding in
            let keys = binding.sequences.map(\.notation).joined(separator: "  ")
            return "\(binding.context.rawValue) | \(keys) | \(binding.help)"
        }
        #expect(lines.joined(separator: "\n") == Self.table)
    }

    private static let table = """
        everywhere | F1  C-x ? | help
        everywhere | Esc | close or leave; twice: cancel the run
        everywhere | C-c | twice: cancel the run, or quit; kills a draft
        everywhere | C-x k | cancel the run now
        everywhere | C-x d | detach; the run goes on
        everywhere | C-x D | watch a detached run again
        everywhere | C-x n | new thread with this agent
        everywhere | C-x q | take a queued message back
        everywhere | C-x R | send a refused message again
        everywhere | C-x F | go on in a new conversation there, with what was said
        everywhere | Alt-1  C-x 1 | agent slot
        everywhere | Alt-2  C-x 2 | agent slot
        everywhere | Alt-3  C-x 3 | agent slot
        everywhere | Alt-4  C-x 4 | agent slot
        everywhere | Alt-5  C-x 5 | agent slot
        everywhere | Alt-6  C-x 6 | agent slot
        everywhere | Alt-7  C-x 7 | agent slot
        everywhere | Alt-8  C-x 8 | agent slot
        everywhere | Alt-9  C-x 9 | agent slot
        everywhere | Alt-/  C-x / | last agent
        everywhere | Alt-a  C-x a | next agent that needs me
        everywhere | Alt-g  C-x b | pick an agent
        everywhere | C-x h | hand the conversation to another agent
        everywhere | C-x | | another agent side by side: a message goes to both
        everywhere | C-x 0 | one agent alone again
        everywhere | C-x f | attach a file (also @)
        everywhere | PgUp | scroll a page up
        everywhere | PgDn | scroll a page down
        everywhere | Alt-<  C-x < | first line
        everywhere | Alt->  C-x > | last line, and follow
        everywhere | Alt-Up  C-x Up | go to the transcript
        everywhere | C-x . | more or less of steps and reasoning
        everywhere | C-x j | steps in full: arguments and results
        everywhere | F3  C-x s | steps beside the transcript
        everywhere | F4  C-x l | timeline beside the transcript
        everywhere | F5  C-x w | wire beside the transcript
        everywhere | C-x z | transcript or pane in the room of both, and back
        everywhere | C-x i | ids in full
        everywhere | C-x g | links of the newest answer
        everywhere | Alt-w  C-x c | copy the last answer's source
        everywhere | C-x C | copy a code block of the newest answer
        everywhere | C-x ! | the thread in the terminal's own scrollback
        everywhere | Alt-m  C-x m | mouse on, or off to select text
        everywhere | Alt-r  C-x v | source of the answers, or what it means
        everywhere | C-x Left | left in rows that are too wide
        everywhere | C-x Right | right in rows that are too wide
        everywhere | C-x o | next of: what the agent asks, transcript, pane, composer
        everywhere | C-x y | yes: approve, run, submit, done
        everywhere | C-x Y | yes, and for the rest of this thread
        everywhere | C-x x | no: deny, decline, cancel
        everywhere | C-x X | no, saying why
        everywhere | Alt-t  C-x t | threads: here and at the servers
        everywhere | C-x S | search all threads
        everywhere | C-x r | rename the thread
        everywhere | C-x C-w | export the thread into a file
        everywhere | C-x + | good answer
        everywhere | C-x - | bad answer
        everywhere | C-x $ | ask for the answer's figures
        everywhere | Alt-x  C-x p | every command by its name
        everywhere | C-x Q | queued messages: edit, remove, reorder
        everywhere | C-r | look for an earlier message
        everywhere | Alt-e  C-x C-e | write the draft in $VISUAL or $EDITOR
        everywhere |  | try on a theme
        everywhere | C-l | redraw the screen
        everywhere | C-z | suspend
        everywhere | C-x C-c | quit
        empty composer | ? | help
        empty composer | / | a command by its name
        empty composer | C-d | quit
        empty composer | Tab | go to what the agent asks, or to the transcript
        empty composer | Up | newest queued message, else the newest sent
        empty composer | Backspace  C-h | take the newest attached file off
        composer | Enter | send, or queue while a run goes on
        composer | C-x Enter | side by side: send to this side only
        composer | C-j  Alt-Enter  Shift-Enter | new line (also \\ before Enter)
        composer | Up | row up, at the edge an earlier message
        composer | Down | row down, at the edge a later message
        composer | C-p | earlier message
        composer | C-n | later message
        composer | C-a  Home | start of line
        composer | C-e  End | end of line
        composer | C-b  Left | character back
        composer | C-f  Right | character forward
        composer | Alt-b  Alt-Left  C-Left | word back
        composer | Alt-f  Alt-Right  C-Right | word forward
        composer | C-Home | start of text
        composer | C-End | end of text
        composer | Backspace  C-h | delete back
        composer | C-d  Delete | delete forward
        composer | C-k | kill to the end of the line
        composer | C-u | kill to the start of the line
        composer | C-w | kill back to white space
        composer | Alt-Backspace | kill word back
        composer | Alt-d | kill word forward
        composer |  | kill the whole draft
        composer | C-y | bring the last kill back
        composer | Alt-y | then: the kill before it
        composer | C-t | exchange characters
        composer | C-x C-t | exchange words
        composer | Alt-u | word in capitals
        composer | Alt-l | word in small letters
        composer | Alt-c | capital first letter
        composer | Tab | show a folded paste in full
        composer | C-_  C-x C-u | undo
        transcript | k  Up | line up
        transcript | j  Down | line down
        transcript | C-u | half a page up
        transcript | C-d | half a page down
        transcript | b | page up
        transcript | Space | page down
        transcript | g  Home | first line
        transcript | G  End | last line, and follow
        transcript | Left | left in rows that are too wide
        transcript | Right | right in rows that are too wide
        transcript | w | wrap long rows of code, or not
        transcript | r | source of the answers, or what it means
        transcript | o | links of the newest answer
        transcript | { | turn before
        transcript | } | next turn
        transcript | [ | step or text before
        transcript | ] | next step or text
        transcript | Enter | step in full; on a message: more or less of its steps
        transcript | / | search
        transcript | ? | search backward
        transcript | n | next hit (3n: the third; so with every motion here)
        transcript | N | hit before
        transcript | u | where the new begins
        transcript | y | copy the source of what is marked
        transcript | Y | copy it as it is shown
        transcript | c | copy the turn's request as curl
        transcript | e | read its source in $VISUAL or $EDITOR
        transcript | z | more or less of steps and reasoning
        transcript | + | good answer: the one at the top
        transcript | - | bad answer: the one at the top
        transcript | Tab | on to the pane beside it, or to the composer
        transcript | q | back to the composer
        side pane | k  Up | row up
        side pane | j  Down | row down
        side pane | C-u | half a page up
        side pane | C-d | half a page down
        side pane | b  PgUp | page up
        side pane | Space  PgDn | page down
        side pane | g  Home  Alt-< | first row
        side pane | G  End  Alt-> | last row, and follow
        side pane | Enter | the step or the frame in full
        side pane | h  Left | fold a delegated agent's steps, else to the row around
        side pane | l  Right | unfold them
        side pane | / | search
        side pane | ? | search backward
        side pane | n | next hit
        side pane | N | hit before
        side pane | y | copy the step, the text or the frame
        side pane | c | copy its request as curl
        side pane | Tab | on to the composer
        side pane | q | back to the composer
        card with calls | y | approve, or run the command
        card with calls | s | the same for the rest of this thread
        card with calls | n | deny, or decline
        card with calls | N | the same, saying why
        card with calls | e | write the result by hand
        card with calls | x | stop the command
        card | Enter | take it, or press the button
        card | Up | up
        card | Down | down
        card | Tab | next field
        card | Shift-Tab | field before
        card | Left | option before
        card | Right | next option
        card | Space | pick or drop; page down
        card | Backspace  Delete | drop what was picked
        card | PgUp | page up
        card | PgDn | page down
        card | 0 | option of that number
        card | 1 | option of that number
        card | 2 | option of that number
        card | 3 | option of that number
        card | 4 | option of that number
        card | 5 | option of that number
        card | 6 | option of that number
        card | 7 | option of that number
        card | 8 | option of that number
        card | 9 | option of that number
        text in a card | Enter | take it, and go on
        text in a card | Up | row up, at the edge the field before
        text in a card | Down | row down, at the edge the next field
        text in a card | Tab | next field
        text in a card | Shift-Tab | field before
        text in a card | PgUp | page up
        text in a card | PgDn | page down
        step viewer | k  Up | line up
        step viewer | j  Down | line down
        step viewer | C-u | half a page up
        step viewer | C-d | half a page down
        step viewer | b  PgUp | page up
        step viewer | Space  PgDn | page down
        step viewer | g  Home  Alt-< | first line
        step viewer | G  End  Alt-> | last line
        step viewer | [ | step before
        step viewer | ] | next step
        step viewer | { | older turn
        step viewer | } | newer turn
        step viewer | Enter | fold or unfold
        step viewer | 1 | so many levels unfolded
        step viewer | 2 | so many levels unfolded
        step viewer | 3 | so many levels unfolded
        step viewer | 4 | so many levels unfolded
        step viewer | 5 | so many levels unfolded
        step viewer | 6 | so many levels unfolded
        step viewer | 7 | so many levels unfolded
        step viewer | 8 | so many levels unfolded
        step viewer | 9 | so many levels unfolded
        step viewer | u | long strings as the text they stand for
        step viewer | z | more or less of this step in the transcript
        step viewer | / | search
        step viewer | ? | search backward
        step viewer | n | next hit
        step viewer | N | hit before
        step viewer | y | copy the value at the cursor
        step viewer | Y | copy it as it is shown
        step viewer | s | save it as a file
        step viewer | q  Esc | back
        search | Enter | search; for nothing: for the same again
        search | Backspace  C-h | erase the last character
        search | C-u  C-w | erase all
        search | Esc  C-g | leave the search
        file picker | Tab | complete the path
        ids | c | copy the ids
        list | Enter | choose
        list | Up  C-p | up
        list | Down  C-n | down
        list | PgUp | page up
        list | PgDn | page down
        list | Home  Alt-< | first row
        list | End  Alt-> | last row
        list | Backspace  C-h | erase the filter's last character
        list | C-u  C-w | clear the filter
        list | Esc  C-g | close
        prompt | d | detach and quit
        prompt | c | cancel and quit
        prompt | s  Esc | stay
        threads | C-x p | pin, or no longer
        threads | C-x e | archive, or no longer; a filter finds archived ones
        threads | C-x x  Delete | delete, after a question
        deleting a thread | h | delete it here
        deleting a thread | t | delete it at the server
        deleting a thread | b | delete it here and there
        deleting a thread | Esc  k | keep it
        exporting a thread | o | write over the file
        exporting a thread | Esc  k | keep it: another name
        one line | Enter | done
        one line | Backspace  C-h | erase the last character
        one line | C-u  C-w | erase all
        one line | Esc  C-g | leave it
        links | s | save the file
        palette | Tab | complete the name
        queue | Enter  e | edit it: back into the composer
        queue | d  Delete | remove it, into the kill ring
        queue | K  Alt-Up | send it earlier
        queue | J  Alt-Down | send it later
        queue | k | up
        queue | j | down
        queue | q | close
        history search | C-r  Up  C-p | the next older one
        history search | Down  C-n | back to a newer one
        history search | Enter  C-j | take it into the composer
        history search | Backspace  C-h | erase the last character
        history search | C-u  C-w | erase all
        history search | Esc  C-g | back to the draft
        """
}
