import BatonInterface

/// The transcript with the focus, the step viewer, and what is looked for in them.
enum ReadingScripts {
    static let transcript = KeyStage(
        name: "transcript", slots: [("quick", "tools"), ("quick", "guide"), ("quick", "relay")],
        opening: .all(
            "C-x 3", .slot(3), .type("what is 6 * 7?\r"), .status("completed"), "C-x 1", .slot(1),
            .type("what is 6 * 7?\r"), .see("= 42"), .type("what is 8 * 8?\r"), .see("= 64"), .wait(.idle),
            "C-x 2", .slot(2), .type("architecture\r"), .status("completed"), .type("install on debian\r"),
            .see("Bash"),
            .status("completed")),
        scripts: scrolling + blocks + search + pane)

    /// In the long answer.
    private static func long(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .transcript, command, .all("C-x 2", .slot(2), "Alt-Up", .see("q back")) + steps + .all("G", .type("q")))
    }

    /// In the short answers, the cursor on the first of them.
    private static func short(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .transcript, command,
            .all("C-x 1", .slot(1), "Alt-Up", .see("q back"), .type("{{{"), .line("┃ what is 6 * 7")) + steps)
    }

    private static let scrolling: [KeyScript] = [
        long("scroll-line-up", .see(" tokens"), .key, .gone(" tokens")),
        long("scroll-line-down", .type("k"), .gone(" tokens"), .key, .see(" tokens")),
        long("scroll-half-page-up", .see("#start"), .key, .gone("#start")),
        long("scroll-half-page-down", "C-u", .gone("#start"), .key, .see("#start")),
        long("scroll-page-up", .see("#start"), .key, .gone("#start")),
        long("scroll-page-down", .type("b"), .gone("#start"), .key, .see("#start")),
        long("scroll-top", .see("#start"), .key, .line("guide ·")),
        long("scroll-end", .type("g"), .line("guide ·"), .key, .see("#start")),
        long("scroll-right", .see("Bash"), .key, .see("‹"), "Left"),
        long("scroll-left", "Right", .see("‹"), .key, .gone("‹")),
        long("wrap-code", .gone("zlib1g-dev"), .key, .see("zlib1g-dev"), .type("w")),
        long("links", .key, .see(" Links "), "Esc"),
        // What ends while another slot is looked at is new.
        KeyScript(
            .transcript, "unread-line", "C-x 2", .slot(2), .type("links\r\u{18}1"), .slot(1), .see("2 guide ●"),
            "C-x 2",
            .slot(2), "Alt-Up", .see("q back"), .key, .line("── new ──"), .type("Gq")),
        long("composer", .key, .wait(.idle), "Alt-Up"),
        long("focus-next", .key, .wait(.idle), "Alt-Up"),
    ]

    private static let blocks: [KeyScript] = [
        short("raw", .key, .see("**64**"), .type("rq")),
        short("previous-turn", .type("}"), .line("┃ what is 8 * 8"), .key, .line("┃ what is 6 * 7"), .type("q")),
        short("next-turn", .key, .line("┃ what is 8 * 8"), .type("q")),
        short("previous-block", .type("}"), .line("┃ what is 8 * 8"), .key, .line("┃ 6 * 7 = 42"), .type("q")),
        short("next-block", .key, .line("┃ ┆ thought"), .type("q")),
        short("open-block", .type("]]"), .line("┃ ▸ calculator"), .key, .at("  ▸ calculator"), .type("q"), .type("q")),
        short("copy-block", .key, .status("Gave the message"), .type("q")),
        short("copy-block-as-shown", .key, .status("Gave what is shown"), .type("q")),
        short("copy-turn-as-curl", .key, .status("Gave the request as curl"), .type("q")),
        short("edit-block", .key, .see("THE EDITOR"), .type("\r"), .see("q back"), .type("q")),
        short("density", .key, .status("Steps and reasoning: preview"), .type("zzq")),
        short("good-answer", .key, .line(" Good answer"), "Esc", .type("q")),
        short("bad-answer", .key, .line(" Bad answer"), "Esc", .type("q")),
        short("search", .key, .status("/"), "Esc", .type("q")),
        short("search-backward", .key, .status("?"), "Esc", .type("q")),
        short("next-hit", .type("/what is\r"), .see("1/2"), .key, .see("2/2"), "Esc", .type("q")),
        short("previous-hit", .type("/what is\r"), .see("1/2"), .key, .see("2/2"), "Esc", .type("q")),
    ]

    private static func search(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .search, command,
            .all("C-x 1", .slot(1), "Alt-Up", .see("q back"), .type("/what"), .status("/what")) + steps
                + .all("Esc Esc"))
    }

    private static let search: [KeyScript] = [
        search("steps-search-accept", .key, .gone("Enter search")),
        search("erase", .key, .status("/wha ")),
        search("erase-all", .key, .gone("/w")),
        search("steps-search-leave", .key, .gone("/what")),
    ]

    /// With the focus on a side pane, which the key opens and closes.
    private static func beside(
        _ command: String, slot: Int = 1, pane: String, title: String, _ steps: [KeyScript.Step]
    ) -> KeyScript {
        KeyScript(
            .sidePane, command,
            .all(.press("C-x \(slot)"), .slot(slot), .press(pane), .see("│ \(title)"), "Tab Tab", .see("q back"))
                + steps
                + .all(.press(pane), .gone("│ \(title)"), "Esc", .wait(.idle)))
    }

    /// The steps of a run with a hand-over in it, the cursor on that.
    private static func tree(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        beside(
            command, slot: 3, pane: "F3", title: "STEPS", .all(.type("gj"), .under("handed to tools")) + steps)
    }

    /// The wire of two runs, the cursor at its beginning.
    private static func wire(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        beside(
            command, pane: "F5", title: "WIRE",
            .all(.see(" end"), .type("g"), .under("│ ▌ what is 6 * 7")) + steps)
    }

    private static let pane: [KeyScript] = [
        tree("focus-next", .key, .wait(.idle)),
        tree("composer", .key, .wait(.idle)),
        tree("pane-fold", .key, .under("▸ handed to tools"), .type("l")),
        tree("pane-unfold", .type("h"), .under("▸ handed to tools"), .key, .under("▾ handed to tools")),
        tree("pane-open", .key, .line(" Steps "), .type("q"), .gone(" Steps ")),
        tree("pane-copy", .key, .status("Gave the step")),
        tree("pane-copy-as-curl", .key, .status("Gave the request as curl")),
        wire("pane-row-down", .key, .under("POST")),
        wire("pane-row-up", .type("j"), .under("POST"), .key, .under("│ ▌ what is 6 * 7")),
        wire("pane-half-page-down", .key, .under("│ ←")),
        wire("pane-half-page-up", "C-d", .under("│ ←"), .key, .under("│ ▌ what is 6 * 7")),
        wire("pane-page-down", .key, .notUnder("│ ▌ what is 6 * 7")),
        wire("pane-page-up", "Space", .notUnder("│ ▌ what is 6 * 7"), .key, .under("│ ▌ what is 6 * 7")),
        wire("pane-end", .key, .under(" end")),
        wire("pane-top", .type("G"), .under(" end"), .key, .under("│ ▌ what is 6 * 7")),
        wire("pane-search", .key, .see("│ /"), "Esc"),
        wire("pane-search-backward", .key, .see("│ ?"), "Esc"),
        wire(
            "pane-next-hit", .type("/HTTP\r"), .under("HTTP 200"), .type("g"), .under("│ ▌"), .key, .under("HTTP 200")),
        wire(
            "pane-previous-hit", .type("/HTTP\r"), .under("HTTP 200"), .type("G"), .under(" end"), .key,
            .under("HTTP 200")),
    ]

    static let steps = KeyStage(
        name: "step viewer", slots: [("quick", "tools"), ("orq", "tools")],
        opening: .all(
            .type("what is 6 * 7?\r"), .see("= 42"), .type("what is 8 * 8, and 10 km in miles?\r"), .see("= 64"),
            .status("completed")),
        scripts: viewing)

    private static func view(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(.steps, command, .all("C-x j", .at("  ▸ calculator")) + steps + [.type("q")])
    }

    private static let words = Array(repeating: "word", count: 30).joined(separator: " ")

    private static let viewing: [KeyScript] =
        [
            view("steps-line-down", .key, .at("    in ")),
            view("steps-line-up", .type("jj"), .at("    out"), .key, .at("    in ")),
            view("steps-half-page-down", .key, .at("         }")),
            view("steps-half-page-up", .type("G"), .at("         }"), .key, .at("  ▸ calculator")),
            view("steps-page-down", .key, .at("         }")),
            view("steps-page-up", .type("G"), .at("         }"), .key, .at("  ▸ calculator")),
            view("steps-end", .key, .at("         }")),
            view("steps-top", .type("G"), .at("         }"), .key, .at("  ▸ calculator")),
            view("steps-next", .key, .at("  ▸ convert")),
            view("steps-previous", .type("]"), .at("  ▸ convert"), .key, .at("  ▸ calculator")),
            view("steps-older-turn", .key, .see("turn 1 of 2")),
            view("steps-newer-turn", .type("{"), .see("turn 1 of 2"), .key, .see("turn 2 of 2")),
            view("steps-fold", .type("]jj"), .at("    out"), .key, .gone("\"to\": \"mi\"")),
            view("steps-copy", .type("jj"), .at("    out"), .key, .status("Gave the value")),
            view("steps-copy-as-shown", .type("jj"), .at("    out"), .key, .status("Gave what is shown")),
            view("steps-save", .type("jj"), .at("    out"), .key, .status("Saved ")),
            view("steps-density", .key, .status("calculator in the transcript: preview"), .type("zz")),
            view("steps-search", .key, .see(" Steps  /"), "Esc"),
            view("steps-search-backward", .key, .see(" Steps  ?"), "Esc"),
            view("steps-next-hit", .type("/km\r"), .see("1 of 2 hits"), .key, .see("2 of 2 hits")),
            view(
                "steps-previous-hit", .type("/km\r"), .see("1 of 2 hits"), .type("n"), .see("2 of 2 hits"), .key,
                .see("1 of 2 hits")),
            KeyScript(.steps, "escape", "C-x j", .at("  ▸ calculator"), .key, .gone(" Steps ")),
            KeyScript(
                .steps, "steps-unescape", "C-x 2", .slot(2),
                .type("/sim call note {\"text\": \"\(words)\\n\(words)\"}\r"),
                .see("Tab goes here"), "C-x j", .see("  ▸ note"), .type("j"), .see("\\n"), .key, .gone("\\n"),
                .type("q"), "C-x x", .status("completed"),
                "C-x 1"),
        ]
        + (1...9).map { depth in
            view(
                "steps-unfold-\(depth)", .type("]jj"), .at("    out"), "Enter", .gone("\"to\": \"mi\""), .key,
                .see("\"to\": \"mi\""))
        }
}
