import BatonInterface

/// What is written in the composer.
enum WritingScripts {
    static let stage = KeyStage(
        name: "writing", slots: [("quick", "guide"), ("rehearsal", "writer")],
        opening: .all(
            .type("first message\r"), .see("first word"), .type("second message\r"), .see("▌ second message"),
            .wait(.idle), .status("completed")),
        scripts: history + moving + deleting + changing + sending + empty)

    /// A draft before and after the key, with the cursor as `|`.
    private static func edit(
        _ command: String, _ before: String, _ after: String, in context: KeyContext = .composer
    ) -> KeyScript {
        let parts = before.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let back = Array(repeating: "Left", count: parts[1].count).joined(separator: " ")
        return KeyScript(
            context, command,
            [.type((parts[0] + parts[1]).replacing("\n", with: "\u{1B}\r")), .press(back), .draft(before)]
                + [.key, .draft(after)] + clear)
    }

    /// C-c would quit where nothing is written.
    private static let clear: [KeyScript.Step] = .all(.type("x"), "C-c", .wait(.idle))

    private static let moving: [KeyScript] = [
        edit("beginning-of-line", "one two|", "|one two"),
        edit("end-of-line", "one| two", "one two|"),
        edit("backward-char", "one two|", "one tw|o"),
        edit("forward-char", "one| two", "one |two"),
        edit("backward-word", "one two|", "one |two"),
        edit("forward-word", "one| two", "one two|"),
        edit("beginning-of-text", "one\ntwo|", "|one\ntwo"),
        edit("end-of-text", "on|e\ntwo", "one\ntwo|"),
        edit("row-up", "one\ntwo|", "one|\ntwo"),
        edit("row-down", "o|ne\ntwo", "one\nt|wo"),
    ]

    private static let deleting: [KeyScript] = [
        edit("backward-delete-char", "one|", "on|"),
        edit("delete-char", "o|ne", "o|e"),
        edit("kill-line", "one| two", "one|"),
        edit("unix-line-discard", "one| two", "| two"),
        edit("unix-word-rubout", "one a-b|", "one |"),
        edit("backward-kill-word", "one a-b|", "one a-|"),
        edit("kill-word", "|one two", "| two"),
        edit("kill-whole-text", "one\ntwo|", "|"),
    ]

    private static let changing: [KeyScript] = [
        edit("transpose-chars", "ab|", "ba|"),
        edit("transpose-words", "one two|", "two one|"),
        edit("upcase-word", "|one two", "ONE| two"),
        edit("downcase-word", "|ONE two", "one| two"),
        edit("capitalize-word", "|one two", "One| two"),
        edit("undo", "one|", "|"),
        edit("new-line", "one|", "one\n|"),
        KeyScript(
            .composer, "yank", .all(.type("kept"), "C-u", .draft("|"), .key, .draft("kept|")) + clear),
        KeyScript(
            .composer, "yank-pop",
            .all(.type("older"), "C-u", .type("newer"), "C-u C-y", .draft("newer|"), .key, .draft("older|")) + clear),
        KeyScript(
            .composer, "unfold-paste",
            .all(
                .type("\u{1B}[200~" + (1...9).map { "row \($0)" }.joined(separator: "\r") + "\u{1B}[201~"),
                .line("› [pasted 9 lines]"), .key, .line("› row 1")) + clear),
        KeyScript(
            .everywhere, "editor",
            .all(.type("for the editor"), .key, .see("THE EDITOR"), .type("\r"), .draft("by the editor|")) + clear),
    ]

    private static let sending: [KeyScript] = [
        KeyScript(.composer, "send", .type("hello"), .draft("hello|"), .key, .line("▌ hello"), .status("completed")),
        KeyScript(
            .composer, "send-to-this-side", "C-x |", .see(" Side by side with"), .type("2 writer\r"), .see("both ›"),
            .type("to one"), .see("both › to one"), .key, .line("▌ to one"), "C-x 0", .gone("both ›"),
            .status("completed")),
    ]

    private static let empty: [KeyScript] = [
        KeyScript(.emptyComposer, "help", .key, .see(" Help "), "Esc"),
        KeyScript(.emptyComposer, "slash", .key, .see("Command  /"), "Backspace"),
        KeyScript(
            .emptyComposer, "take-off-file", "C-x f", .see("note.txt"), .type("note.txt\r"), .line("+ note.txt"), .key,
            .noLine("+ note.txt")),
        KeyScript(.emptyComposer, "focus-next", .key, .see("q back"), .type("q")),
    ]

    /// Before anything else is sent.
    private static let history: [KeyScript] = [
        KeyScript(.emptyComposer, "take-back", .all(.key, .draft("second message|")) + clear),
        KeyScript(
            .composer, "previous-history",
            .all(.type("x"), .key, .draft("second message|"), .press("C-n"), .draft("x|")) + clear
        ),
        KeyScript(
            .composer, "next-history", .all(.type("x"), "C-p", .draft("second message|"), .key, .draft("x|")) + clear),
        KeyScript(.everywhere, "reverse-search-history", .key, .status("earlier message:"), "Esc"),
        KeyScript(
            .history, "history-older", "C-r", .type("message"), .line("› second message"), .key,
            .line("› first message"), "C-g"),
        KeyScript(
            .history, "history-newer", "C-r", .type("message"), "C-r", .line("› first message"), .key,
            .line("› second message"), "C-g"),
        KeyScript(
            .history, "history-accept",
            .all("C-r", .type("first"), .line("› first"), .key, .draft("first message|")) + clear),
        KeyScript(
            .history, "erase", "C-r", .type("fi"), .status("earlier message: fi"), .key, .status("earlier message: f "),
            "C-g"),
        KeyScript(
            .history, "erase-all", "C-r", .type("first"), .status("earlier message: first"), .key,
            .noLine(" earlier message: f"), "C-g"),
        KeyScript(.history, "escape", "C-r", .status("earlier message:"), .key, .wait(.idle)),
    ]
}
