internal import BatonScreen

extension Keymap {
    /// The keys that Baton comes with, as they are written.
    static let standardLines: [[KeyLine]] = [
        everywhere, emptyComposer, composer, editing, transcript, sidePane, calls, card, cardText, steps, search, path,
        ids, list, prompt, threads, palette, queue, history,
    ]

    private static func bind(
        _ command: UserCommand, _ context: KeyContext, _ keys: [String], _ help: String
    ) -> KeyLine {
        KeyLine(command: command, context: context, keys: keys, help: help)
    }

    private static let everywhere: [KeyLine] =
        [
            bind(.openHelp, .everywhere, ["F1", "C-x ?"], "help"),
            bind(.escape, .everywhere, ["Esc"], "close or leave; twice: cancel the run"),
            bind(.interrupt, .everywhere, ["C-c"], "twice: cancel the run, or quit; kills a draft"),
            bind(.cancelRun, .everywhere, ["C-x k"], "cancel the run now"),
            bind(.detach, .everywhere, ["C-x d"], "detach; the run goes on"),
            bind(.reattach, .everywhere, ["C-x D"], "watch a detached run again"),
            bind(.newThread, .everywhere, ["C-x n"], "new thread with this agent"),
            bind(.takeBackQueued, .everywhere, ["C-x q"], "take a queued message back"),
            bind(.retry, .everywhere, ["C-x R"], "send a refused message again"),
            bind(.fork, .everywhere, ["C-x F"], "go on in a new conversation there, with what was said"),
        ]
        + SlotNumber.all.map { number in
            bind(.selectSlot(number), .everywhere, ["Alt-\(number.value)", "C-x \(number.value)"], "agent slot")
        } + [
            bind(.selectLastSlot, .everywhere, ["Alt-/", "C-x /"], "last agent"),
            bind(.selectNextInNeed, .everywhere, ["Alt-a", "C-x a"], "next agent that needs me"),
            bind(.openPicker, .everywhere, ["Alt-g", "C-x b"], "pick an agent"),
            bind(.handOver, .everywhere, ["C-x h"], "hand the conversation to another agent"),
            bind(.compare, .everywhere, ["C-x |"], "another agent side by side: a message goes to both"),
            bind(.closeComparison, .everywhere, ["C-x 0"], "one agent alone again"),
            bind(.attachFile, .everywhere, ["C-x f"], "attach a file (also @)"),
            bind(.scroll(.pageUp), .everywhere, ["PgUp"], "scroll a page up"),
            bind(.scroll(.pageDown), .everywhere, ["PgDn"], "scroll a page down"),
            bind(.scroll(.top), .everywhere, ["Alt-<", "C-x <"], "first line"),
            bind(.scroll(.end), .everywhere, ["Alt->", "C-x >"], "last line, and follow"),
            bind(.focusTranscript, .everywhere, ["Alt-Up", "C-x Up"], "go to the transcript"),
            bind(.cycleDensity, .everywhere, ["C-x ."], "more or less of steps and reasoning"),
            bind(.openSteps, .everywhere, ["C-x j"], "steps in full: arguments and results"),
            bind(.togglePane(.steps), .everywhere, ["F3", "C-x s"], "steps beside the transcript"),
            bind(.togglePane(.timeline), .everywhere, ["F4", "C-x l"], "timeline beside the transcript"),
            bind(.togglePane(.wire), .everywhere, ["F5", "C-x w"], "wire beside the transcript"),
            bind(.toggleMaximised, .everywhere, ["C-x z"], "transcript or pane in the room of both, and back"),
            bind(.showIDs, .everywhere, ["C-x i"], "ids in full"),
            bind(.openLinks, .everywhere, ["C-x g"], "links of the newest answer"),
            bind(.copyAnswer, .everywhere, ["Alt-w", "C-x c"], "copy the last answer's source"),
            bind(.openCodeBlocks, .everywhere, ["C-x C"], "copy a code block of the newest answer"),
            bind(.printThread, .everywhere, ["C-x !"], "the thread in the terminal's own scrollback"),
            bind(.toggleMouse, .everywhere, ["Alt-m", "C-x m"], "mouse on, or off to select text"),
            bind(.toggleRaw, .everywhere, ["Alt-r", "C-x v"], "source of the answers, or what it means"),
            bind(.scroll(.left), .everywhere, ["C-x Left"], "left in rows that are too wide"),
            bind(.scroll(.right), .everywhere, ["C-x Right"], "right in rows that are too wide"),
            bind(.focusNext, .everywhere, ["C-x o"], "next of: what the agent asks, transcript, pane, composer"),
            bind(.card(.allow), .everywhere, ["C-x y"], "yes: approve, run, submit, done"),
            bind(.card(.allowForThread), .everywhere, ["C-x Y"], "yes, and for the rest of this thread"),
            bind(.card(.deny), .everywhere, ["C-x x"], "no: deny, decline, cancel"),
            bind(.card(.denyWithReason), .everywhere, ["C-x X"], "no, saying why"),
            bind(.openThreads, .everywhere, ["Alt-t", "C-x t"], "threads: here and at the servers"),
            bind(.searchThreads, .everywhere, ["C-x S"], "search all threads"),
            bind(.renameThread, .everywhere, ["C-x r"], "rename the thread"),
            bind(.exportThread, .everywhere, ["C-x C-w"], "export the thread into a file"),
            bind(.rateAnswer(isPositive: true), .everywhere, ["C-x +"], "good answer"),
            bind(.rateAnswer(isPositive: false), .everywhere, ["C-x -"], "bad answer"),
            bind(.loadFigures, .everywhere, ["C-x $"], "ask for the answer's figures"),
            bind(.openPalette, .everywhere, ["Alt-x", "C-x p"], "every command by its name"),
            bind(.openQueue, .everywhere, ["C-x Q"], "queued messages: edit, remove, reorder"),
            bind(.searchHistory, .everywhere, ["C-r"], "look for an earlier message"),
            bind(.editDraft, .everywhere, ["Alt-e", "C-x C-e"], "write the draft in $VISUAL or $EDITOR"),
            bind(.openThemes, .everywhere, [], "try on a theme"),
            bind(.redraw, .everywhere, ["C-l"], "redraw the screen"),
            bind(.suspend, .everywhere, ["C-z"], "suspend"),
            bind(.quit, .everywhere, ["C-x C-c"], "quit"),
        ]

    private static let emptyComposer: [KeyLine] = [
        bind(.openHelp, .emptyComposer, ["?"], "help"),
        bind(.openSlashCommands, .emptyComposer, ["/"], "a command by its name"),
        bind(.quit, .emptyComposer, ["C-d"], "quit"),
        bind(.focusNext, .emptyComposer, ["Tab"], "go to what the agent asks, or to the transcript"),
        bind(.takeBackNewest, .emptyComposer, ["Up"], "newest queued message, else the newest sent"),
        bind(.detachNewestFile, .emptyComposer, ["Backspace", "C-h"], "take the newest attached file off"),
    ]

    private static let path: [KeyLine] = [
        bind(.completePath, .path, ["Tab"], "complete the path")
    ]

    private static let ids: [KeyLine] = [
        bind(.copyIDs, .ids, ["c"], "copy the ids")
    ]

    private static let composer: [KeyLine] = [
        bind(.send, .composer, ["Enter"], "send, or queue while a run goes on"),
        bind(.sendToActive, .composer, ["C-x Enter"], "side by side: send to this side only"),
        bind(.newLine, .composer, ["C-j", "Alt-Enter", "Shift-Enter"], "new line (also \\ before Enter)"),
        bind(.edit(.moveUp), .composer, ["Up"], "row up, at the edge an earlier message"),
        bind(.edit(.moveDown), .composer, ["Down"], "row down, at the edge a later message"),
        bind(.edit(.recallOlder), .composer, ["C-p"], "earlier message"),
        bind(.edit(.recallNewer), .composer, ["C-n"], "later message"),
    ]

    private static let editing: [KeyLine] = [
        bind(.edit(.moveToLineStart), .composer, ["C-a", "Home"], "start of line"),
        bind(.edit(.moveToLineEnd), .composer, ["C-e", "End"], "end of line"),
        bind(.edit(.moveBackward), .composer, ["C-b", "Left"], "character back"),
        bind(.edit(.moveForward), .composer, ["C-f", "Right"], "character forward"),
        bind(.edit(.moveWordBackward), .composer, ["Alt-b", "Alt-Left", "C-Left"], "word back"),
        bind(.edit(.moveWordForward), .composer, ["Alt-f", "Alt-Right", "C-Right"], "word forward"),
        bind(.edit(.moveToTextStart), .composer, ["C-Home"], "start of text"),
        bind(.edit(.moveToTextEnd), .composer, ["C-End"], "end of text"),
        bind(.edit(.deleteBackward), .composer, ["Backspace", "C-h"], "delete back"),
        bind(.edit(.deleteForward), .composer, ["C-d", "Delete"], "delete forward"),
        bind(.edit(.killToLineEnd), .composer, ["C-k"], "kill to the end of the line"),
        bind(.edit(.killToLineStart), .composer, ["C-u"], "kill to the start of the line"),
        bind(.edit(.killSpacedWordBackward), .composer, ["C-w"], "kill back to white space"),
        bind(.edit(.killWordBackward), .composer, ["Alt-Backspace"], "kill word back"),
        bind(.edit(.killWordForward), .composer, ["Alt-d"], "kill word forward"),
        bind(.edit(.killAll), .composer, [], "kill the whole draft"),
        bind(.edit(.yank), .composer, ["C-y"], "bring the last kill back"),
        bind(.edit(.yankPop), .composer, ["Alt-y"], "then: the kill before it"),
        bind(.edit(.transposeCharacters), .composer, ["C-t"], "exchange characters"),
        bind(.edit(.transposeWords), .composer, ["C-x C-t"], "exchange words"),
        bind(.edit(.uppercaseWord), .composer, ["Alt-u"], "word in capitals"),
        bind(.edit(.lowercaseWord), .composer, ["Alt-l"], "word in small letters"),
        bind(.edit(.capitalizeWord), .composer, ["Alt-c"], "capital first letter"),
        bind(.edit(.unfoldPaste), .composer, ["Tab"], "show a folded paste in full"),
        bind(.edit(.undo), .composer, ["C-_", "C-x C-u"], "undo"),
    ]

    private static let transcript: [KeyLine] = [
        bind(.scroll(.lineUp), .transcript, ["k", "Up"], "line up"),
        bind(.scroll(.lineDown), .transcript, ["j", "Down"], "line down"),
        bind(.scroll(.halfPageUp), .transcript, ["C-u"], "half a page up"),
        bind(.scroll(.halfPageDown), .transcript, ["C-d"], "half a page down"),
        bind(.scroll(.pageUp), .transcript, ["b"], "page up"),
        bind(.scroll(.pageDown), .transcript, ["Space"], "page down"),
        bind(.scroll(.top), .transcript, ["g", "Home"], "first line"),
        bind(.scroll(.end), .transcript, ["G", "End"], "last line, and follow"),
        bind(.scroll(.left), .transcript, ["Left"], "left in rows that are too wide"),
        bind(.scroll(.right), .transcript, ["Right"], "right in rows that are too wide"),
        bind(.toggleCodeWrap, .transcript, ["w"], "wrap long rows of code, or not"),
        bind(.toggleRaw, .transcript, ["r"], "source of the answers, or what it means"),
        bind(.openLinks, .transcript, ["o"], "links of the newest answer"),
        bind(.pager(.previousTurn), .transcript, ["{"], "turn before"),
        bind(.pager(.nextTurn), .transcript, ["}"], "next turn"),
        bind(.pager(.previousBlock), .transcript, ["["], "step or text before"),
        bind(.pager(.nextBlock), .transcript, ["]"], "next step or text"),
        bind(.pager(.open), .transcript, ["Enter"], "step in full; on a message: more or less of its steps"),
        bind(.pager(.beginSearch(isBackward: false)), .transcript, ["/"], "search"),
        bind(.pager(.beginSearch(isBackward: true)), .transcript, ["?"], "search backward"),
        bind(.pager(.nextHit), .transcript, ["n"], "next hit (3n: the third; so with every motion here)"),
        bind(.pager(.previousHit), .transcript, ["N"], "hit before"),
        bind(.pager(.goToUnread), .transcript, ["u"], "where the new begins"),
        bind(.pager(.copySource), .transcript, ["y"], "copy the source of what is marked"),
        bind(.pager(.copyRendered), .transcript, ["Y"], "copy it as it is shown"),
        bind(.pager(.copyAsCurl), .transcript, ["c"], "copy the turn's request as curl"),
        bind(.pager(.edit), .transcript, ["e"], "read its source in $VISUAL or $EDITOR"),
        bind(.cycleDensity, .transcript, ["z"], "more or less of steps and reasoning"),
        bind(.rateAnswer(isPositive: true), .transcript, ["+"], "good answer: the one at the top"),
        bind(.rateAnswer(isPositive: false), .transcript, ["-"], "bad answer: the one at the top"),
        bind(.focusNext, .transcript, ["Tab"], "on to the pane beside it, or to the composer"),
        bind(.focusComposer, .transcript, ["q"], "back to the composer"),
    ]

    private static let sidePane: [KeyLine] = [
        bind(.pane(.move(.lineUp)), .sidePane, ["k", "Up"], "row up"),
        bind(.pane(.move(.lineDown)), .sidePane, ["j", "Down"], "row down"),
        bind(.pane(.move(.halfPageUp)), .sidePane, ["C-u"], "half a page up"),
        bind(.pane(.move(.halfPageDown)), .sidePane, ["C-d"], "half a page down"),
        bind(.pane(.move(.pageUp)), .sidePane, ["b", "PgUp"], "page up"),
        bind(.pane(.move(.pageDown)), .sidePane, ["Space", "PgDn"], "page down"),
        bind(.pane(.move(.top)), .sidePane, ["g", "Home", "Alt-<"], "first row"),
        bind(.pane(.move(.end)), .sidePane, ["G", "End", "Alt->"], "last row, and follow"),
        bind(.pane(.open), .sidePane, ["Enter"], "the step or the frame in full"),
        bind(.pane(.fold), .sidePane, ["h", "Left"], "fold a delegated agent's steps, else to the row around"),
        bind(.pane(.unfold), .sidePane, ["l", "Right"], "unfold them"),
        bind(.pane(.beginSearch(isBackward: false)), .sidePane, ["/"], "search"),
        bind(.pane(.beginSearch(isBackward: true)), .sidePane, ["?"], "search backward"),
        bind(.pane(.nextHit), .sidePane, ["n"], "next hit"),
        bind(.pane(.previousHit), .sidePane, ["N"], "hit before"),
        bind(.pane(.copy), .sidePane, ["y"], "copy the step, the text or the frame"),
        bind(.pane(.copyAsCurl), .sidePane, ["c"], "copy its request as curl"),
        bind(.focusNext, .sidePane, ["Tab"], "on to the composer"),
        bind(.focusComposer, .sidePane, ["q"], "back to the composer"),
    ]

    private static let calls: [KeyLine] = [
        bind(.card(.allow), .calls, ["y"], "approve, or run the command"),
        bind(.card(.allowForThread), .calls, ["s"], "the same for the rest of this thread"),
        bind(.card(.deny), .calls, ["n"], "deny, or decline"),
        bind(.card(.denyWithReason), .calls, ["N"], "the same, saying why"),
        bind(.card(.edit), .calls, ["e"], "write the result by hand"),
        bind(.card(.stop), .calls, ["x"], "stop the command"),
    ]

    private static let card: [KeyLine] =
        [
            bind(.card(.confirm), .card, ["Enter"], "take it, or press the button"),
            bind(.card(.up), .card, ["Up"], "up"),
            bind(.card(.down), .card, ["Down"], "down"),
            bind(.card(.next), .card, ["Tab"], "next field"),
            bind(.card(.previous), .card, ["Shift-Tab"], "field before"),
            bind(.card(.left), .card, ["Left"], "option before"),
            bind(.card(.right), .card, ["Right"], "next option"),
            bind(.card(.toggle), .card, ["Space"], "pick or drop; page down"),
            bind(.card(.clear), .card, ["Backspace", "Delete"], "drop what was picked"),
            bind(.card(.pageUp), .card, ["PgUp"], "page up"),
            bind(.card(.pageDown), .card, ["PgDn"], "page down"),
        ]
        + (0...9).map { digit in
            bind(.card(.digit(digit)), .card, ["\(digit)"], "option of that number")
        }

    private static let cardText: [KeyLine] = [
        bind(.card(.confirm), .cardText, ["Enter"], "take it, and go on"),
        bind(.card(.up), .cardText, ["Up"], "row up, at the edge the field before"),
        bind(.card(.down), .cardText, ["Down"], "row down, at the edge the next field"),
        bind(.card(.next), .cardText, ["Tab"], "next field"),
        bind(.card(.previous), .cardText, ["Shift-Tab"], "field before"),
        bind(.card(.pageUp), .cardText, ["PgUp"], "page up"),
        bind(.card(.pageDown), .cardText, ["PgDn"], "page down"),
    ]

    private static let steps: [KeyLine] =
        [
            bind(.viewer(.look(.move(.lineUp))), .steps, ["k", "Up"], "line up"),
            bind(.viewer(.look(.move(.lineDown))), .steps, ["j", "Down"], "line down"),
            bind(.viewer(.look(.move(.halfPageUp))), .steps, ["C-u"], "half a page up"),
            bind(.viewer(.look(.move(.halfPageDown))), .steps, ["C-d"], "half a page down"),
            bind(.viewer(.look(.move(.pageUp))), .steps, ["b", "PgUp"], "page up"),
            bind(.viewer(.look(.move(.pageDown))), .steps, ["Space", "PgDn"], "page down"),
            bind(.viewer(.look(.move(.top))), .steps, ["g", "Home", "Alt-<"], "first line"),
            bind(.viewer(.look(.move(.end))), .steps, ["G", "End", "Alt->"], "last line"),
            bind(.viewer(.look(.move(.previousStep))), .steps, ["["], "step before"),
            bind(.viewer(.look(.move(.nextStep))), .steps, ["]"], "next step"),
            bind(.viewer(.olderTurn), .steps, ["{"], "older turn"),
            bind(.viewer(.newerTurn), .steps, ["}"], "newer turn"),
            bind(.viewer(.look(.toggleFold)), .steps, ["Enter"], "fold or unfold"),
        ]
        + (1...9).map { depth in
            bind(.viewer(.look(.fold(depth: depth))), .steps, ["\(depth)"], "so many levels unfolded")
        } + [
            bind(.viewer(.look(.toggleUnescaped)), .steps, ["u"], "long strings as the text they stand for"),
            bind(.viewer(.cycleDensity), .steps, ["z"], "more or less of this step in the transcript"),
            bind(.viewer(.look(.beginSearch(isBackward: false))), .steps, ["/"], "search"),
            bind(.viewer(.look(.beginSearch(isBackward: true))), .steps, ["?"], "search backward"),
            bind(.viewer(.find(.next)), .steps, ["n"], "next hit"),
            bind(.viewer(.find(.previous)), .steps, ["N"], "hit before"),
            bind(.viewer(.copySource), .steps, ["y"], "copy the value at the cursor"),
            bind(.viewer(.copyRendered), .steps, ["Y"], "copy it as it is shown"),
            bind(.viewer(.save), .steps, ["s"], "save it as a file"),
            bind(.escape, .steps, ["q", "Esc"], "back"),
        ]

    private static let search: [KeyLine] = [
        bind(.viewer(.find(.accept)), .search, ["Enter"], "search; for nothing: for the same again"),
        bind(.eraseFilter, .search, ["Backspace", "C-h"], "erase the last character"),
        bind(.clearFilter, .search, ["C-u", "C-w"], "erase all"),
        bind(.viewer(.look(.leaveSearch)), .search, ["Esc", "C-g"], "leave the search"),
    ]

    private static let list: [KeyLine] = [
        bind(.choose, .list, ["Enter"], "choose"),
        bind(.list(.up), .list, ["Up", "C-p"], "up"),
        bind(.list(.down), .list, ["Down", "C-n"], "down"),
        bind(.list(.pageUp), .list, ["PgUp"], "page up"),
        bind(.list(.pageDown), .list, ["PgDn"], "page down"),
        bind(.list(.top), .list, ["Home", "Alt-<"], "first row"),
        bind(.list(.end), .list, ["End", "Alt->"], "last row"),
        bind(.eraseFilter, .list, ["Backspace", "C-h"], "erase the filter's last character"),
        bind(.clearFilter, .list, ["C-u", "C-w"], "clear the filter"),
        bind(.escape, .list, ["Esc", "C-g"], "close"),
    ]

    private static let threads: [KeyLine] = [
        bind(.pinThread, .threads, ["C-x p"], "pin, or no longer"),
        bind(.archiveThread, .threads, ["C-x e"], "archive, or no longer; a filter finds archived ones"),
        bind(.deleteThread, .threads, ["C-x x", "Delete"], "delete, after a question"),
        bind(.confirmDeletion(.here), .deleting, ["h"], "delete it here"),
        bind(.confirmDeletion(.there), .deleting, ["t"], "delete it at the server"),
        bind(.confirmDeletion(.both), .deleting, ["b"], "delete it here and there"),
        bind(.escape, .deleting, ["Esc", "k"], "keep it"),
        bind(.overwriteFile, .exporting, ["o"], "write over the file"),
        bind(.escape, .exporting, ["Esc", "k"], "keep it: another name"),
        bind(.acceptLine, .line, ["Enter"], "done"),
        bind(.eraseFilter, .line, ["Backspace", "C-h"], "erase the last character"),
        bind(.clearFilter, .line, ["C-u", "C-w"], "erase all"),
        bind(.escape, .line, ["Esc", "C-g"], "leave it"),
        bind(.saveFile, .links, ["s"], "save the file"),
    ]

    private static let palette: [KeyLine] = [
        bind(.completeCommand, .palette, ["Tab"], "complete the name")
    ]

    private static let queue: [KeyLine] = [
        bind(.queue(.edit), .queue, ["Enter", "e"], "edit it: back into the composer"),
        bind(.queue(.remove), .queue, ["d", "Delete"], "remove it, into the kill ring"),
        bind(.queue(.moveUp), .queue, ["K", "Alt-Up"], "send it earlier"),
        bind(.queue(.moveDown), .queue, ["J", "Alt-Down"], "send it later"),
        bind(.list(.up), .queue, ["k"], "up"),
        bind(.list(.down), .queue, ["j"], "down"),
        bind(.escape, .queue, ["q"], "close"),
    ]

    private static let history: [KeyLine] = [
        bind(.history(.older), .history, ["C-r", "Up", "C-p"], "the next older one"),
        bind(.history(.newer), .history, ["Down", "C-n"], "back to a newer one"),
        bind(.history(.accept), .history, ["Enter", "C-j"], "take it into the composer"),
        bind(.eraseFilter, .history, ["Backspace", "C-h"], "erase the last character"),
        bind(.clearFilter, .history, ["C-u", "C-w"], "erase all"),
        bind(.escape, .history, ["Esc", "C-g"], "back to the draft"),
    ]

    private static let prompt: [KeyLine] = [
        bind(.quitDetaching, .prompt, ["d"], "detach and quit"),
        bind(.quitCancelling, .prompt, ["c"], "cancel and quit"),
        bind(.stay, .prompt, ["s", "Esc"], "stay"),
    ]
}
