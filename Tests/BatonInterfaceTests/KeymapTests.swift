import BatonInterface
import BatonScreen
import Testing

@Suite struct KeymapTests {
    private let bindings = Keymap.standard.bindings

    private func strokes(_ notation: String) -> [KeyStroke] { KeySequence(notation)?.strokes ?? [] }

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
        transcript | n | next hit
        transcript | N | hit before
        transcript | u | where the new begins
        transcript | y | copy the source of what is marked
        transcript | Y | copy it as it is shown
        transcript | e | read its source in $VISUAL or $EDITOR
        transcript | z | more or less of steps and reasoning
        transcript | + | good answer: the one at the top
        transcript | - | bad answer: the one at the top
        transcript | Tab | on to the pane beside it, or to the composer
        transcript | q | back to the composer
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
