import BatonInterface

/// Lists, and the questions of one line.
enum ListScripts {
    static let stage = KeyStage(
        name: "lists", slots: [("quick", "clerk")],
        opening: .all(
            .type("what is 6 * 7?\r"), .see("goes here"), .type("never mind\r"), .status("completed"), "C-x n",
            .gone("▌ never"),
            .type("download the prices\r"), .status("completed")),
        scripts: list + smaller + threads + deleting + exporting + line)

    /// Of the themes, whose first rows are always the same.
    private static func themes(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(.list, command, .all(.type("/theme "), .line(" › auto")) + steps + [.press("Esc")])
    }

    private static let list: [KeyScript] = [
        KeyScript(.list, "choose", "Alt-x", .type("ids"), .line(" › ids"), .key, .see("profile  "), "Esc"),
        themes("list-down", .key, .line(" › dark")),
        themes("list-up", "Down", .line(" › dark"), .key, .line(" › auto")),
        themes("list-page-down", .key, .line(" › solarized-light")),
        themes("list-page-up", "End", .line(" › solarized-light"), .key, .line(" › auto")),
        themes("list-end", .key, .line(" › solarized-light")),
        themes("list-top", "End", .line(" › solarized-light"), .key, .line(" › auto")),
        themes("erase", .type("li"), .see(" Theme  li"), .key, .gone(" Theme  li")),
        themes("erase-all", .type("light"), .see(" Theme  light"), .key, .gone(" Theme  l")),
        KeyScript(.list, "escape", .type("/theme "), .line(" › auto"), .key, .gone(" › auto")),
    ]

    private static let smaller: [KeyScript] = [
        KeyScript(.ids, "copy-ids", "C-x i", .see("profile  "), .key, .status("Gave"), "Esc", "Esc"),
        KeyScript(
            .path, "complete-path", "C-x f", .see("note.txt"), .type("no"), .key, .see(" Attach  note.txt"), "Esc"),
        KeyScript(
            .palette, "complete-command", .type("/them"), .see("Command  /them"), .key, .see("Command  /theme"), "C-u",
            .press("Backspace")),
        KeyScript(
            .links, "save-file", .type("download the prices\r"), .status("completed"), "C-x g", .see("Enter open"),
            .key,
            .see("Saved "), "Esc", "Esc"),
    ]

    private static let threads: [KeyScript] = [
        KeyScript(
            .threads, "pin-thread", "C-x t", .see("2 threads"), .type("what is 6"), .line(" ›   what is 6"), .key,
            .line(" › * what is 6"), "Esc"),
        KeyScript(
            .threads, "archive-thread", "C-x t", .type("what is 6"), .line(" › * what is 6"), .key, .see("  arch.  "),
            "Esc"),
        KeyScript(
            .threads, "delete-thread", "C-x t", .see("clerk  wxo"), .key, .see(" Delete “"), "Esc", "Esc"),
    ]

    private static func deleting(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .deleting, command,
            .all(
                "C-x n Esc", .noLine("▌"), .type("download the prices\r"), .line("▌"), .status("completed"), "C-x t",
                .match(#"^ › . download.* both "#), "C-x x", .see(" Delete “")) + steps + [.press("Esc")])
    }

    private static let deleting: [KeyScript] = [
        deleting("delete-here", .key, .gone(" Delete “")),
        deleting("delete-there", .key, .gone(" Delete “")),
        deleting("delete-both", .key, .gone(" Delete “")),
        deleting("escape", .key, .gone(" Delete “")),
    ]

    /// Over a file that is there.
    private static func exporting(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .exporting, command,
            .all(
                "C-x C-w", .line(" Export “"), "Enter", .line(" Export as Markdown"), "C-u", .type("note.txt"),
                .line(" › write over note.txt"), "Enter", .see(" is there already.")) + steps)
    }

    private static let exporting: [KeyScript] = [
        exporting("overwrite-file", .key, .status("Exported to note.txt"), "Esc", .wait(.idle)),
        exporting("escape", .key, .gone(" is there already."), "Esc", .wait(.idle)),
    ]

    private static func title(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .line, command,
            .all("C-x r", .line(" Title:  "), "C-u", .type("prices"), .line(" Title:  prices")) + steps)
    }

    private static let line: [KeyScript] = [
        title("accept-line", .key, .status("Renamed")),
        title("erase", .key, .noLine(" Title:  prices"), "Esc"),
        title("erase-all", .key, .noLine(" Title:  p"), "Esc"),
        title("escape", .key, .noLine(" Title:")),
    ]
}
