import BatonInterface

/// What is asked for from anywhere.
enum EverywhereScripts {
    static let stage = KeyStage(
        name: "everywhere",
        slots: [
            ("quick", "tools"), ("rehearsal", "writer"), ("quick", "clerk"), ("quick", "guide"), ("quick", "stumble"),
            ("quick", "relay"), ("reviews", "clerk"), ("orq", "tools"), ("orq", "guide"),
        ],
        opening: .all(
            .type("what is 6 * 7?\r"), .status("completed"), .wait(.idle), "C-x 4", .slot(4), .type("architecture\r"),
            .status("completed"), .type("install on debian\r"), .see("Bash"), .status("completed"), "C-x 1", .slot(1)),
        scripts: running + agents + transcript + answers + cards + lists + program)

    private static let home: [KeyScript.Step] = .all("C-x 1", .slot(1))

    private static func script(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(.everywhere, command, steps)
    }

    /// In the slot of that number, and back.
    private static func script(_ command: String, in slot: Int, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(.everywhere, command, [.press("C-x \(slot)"), .slot(slot)] + steps + home)
    }

    private static let running: [KeyScript] = [
        script(
            "cancel", in: 2, .type("write 900 words slowly\r"), .see("Esc Esc cancel"), .key, .status("cancelled")),
        script(
            "detach", in: 2, .type("write 900 words slowly\r"), .status("streaming"), .key, .status("Detached"),
            "C-x D", .see("Esc Esc cancel"), "C-x k", .status("cancelled")),
        script(
            "reattach", in: 2, .type("write 900 words slowly\r"), .status("streaming"), "C-x d", .status("Detached"),
            .key, .see("Esc Esc cancel"), "C-x k", .status("cancelled")),
        script(
            "take-back-queued", in: 2, .type("write 900 words slowly\r"), .see("Esc Esc cancel"), .type("later\r"),
            .see("later"), .draft("|"), .key, .draft("later|"), "C-u C-x k", .status("cancelled")),
        script(
            "queue", in: 2, .type("write 900 words slowly\r"), .see("Esc Esc cancel"), .type("later\r"),
            .see("later"), .key, .see(" Queued "), .type("d"), .gone(" Queued "), "C-x k", .see("cancelled ·")),
        script("new-thread", in: 9, .type("hello\r"), .line("▌ hello"), .status("completed"), .key, .noLine("▌ hello")),
        script(
            "retry", in: 5, .type("500\r"), .draft("500|"), .key, .twice("▌ 500"), .draft("500|"), "C-c", .wait(.idle)),
        script(
            "fork", in: 6, .type("what is 6 * 7?\r"), .status("completed"), .key, .status("The next message")),
        script(
            "escape", "C-x ?", .see(" Help "), .key, .gone(" Help ")),
        script("interrupt", .type("draft"), .key, .status("The draft is in the kill ring")),
    ]

    private static let agents: [KeyScript] =
        (1...9).map { number in
            script(
                "slot-\(number)", .press("C-x \(number % 9 + 1)"), .slot(number % 9 + 1), .key, .slot(number), "C-x 1",
                .slot(1))
        } + [
            script("last-agent", in: 2, "C-x 1", .slot(1), .key, .slot(2)),
            script(
                "next-in-need", in: 3, .type("book\r"), .status("needs input"), "C-x 1", .slot(1), .key, .slot(3),
                .see("goes here"), .type("never mind\r"), .status("completed")),
            script("agent", .key, .see(" Agents "), "Esc"),
            script("hand-over", .key, .see(" Hand over to"), "Esc"),
            script("compare", .key, .see(" Side by side with"), "Esc"),
            script(
                "close-comparison", "C-x |", .see(" Side by side with"), .type("9 guide\r"), .see("both ›"), .key,
                .gone("both ›")),
        ]

    private static let transcript: [KeyScript] = [
        script("scroll-page-up", in: 4, .see("#start"), .key, .gone("#start"), "C-x >", .see("#start")),
        script("scroll-page-down", in: 4, "PgUp", .gone("#start"), .key, .see("#start")),
        script("scroll-top", in: 4, .key, .line("guide ·"), "C-x >"),
        script("scroll-end", in: 4, "C-x <", .line("guide ·"), .key, .see("#start")),
        script("scroll-right", in: 4, .see("Bash"), .key, .see("‹"), "C-x Left"),
        script("scroll-left", in: 4, "C-x Right", .see("‹"), .key, .gone("‹")),
        script(
            "maximise", "C-x s", .see("│ STEPS"), .key, .gone("│ STEPS"), "C-x z", .see("│ STEPS"), "C-x s",
            .gone("│ STEPS")),
        script("transcript", .key, .see("q back"), .type("q")),
        script("focus-next", .key, .see("q back"), .type("q")),
        script(
            "density", .key, .status("Steps and reasoning: preview"), "C-x . C-x .",
            .status("Steps and reasoning: title")),
        script("steps", .key, .at("  ▸ calculator"), .type("q")),
        script("steps-pane", .key, .see("│ STEPS"), "C-x s", .gone("│ STEPS")),
        script("timeline", .key, .see("│ TIMELINE"), "C-x l", .gone("│ TIMELINE")),
        script("wire", .key, .see("│ WIRE"), "C-x w", .gone("│ WIRE")),
        script("raw", .key, .see("**42**"), "C-x v", .gone("**42**")),
        script("mouse", .key, .status("Mouse on"), "C-x m", .status("Mouse off")),
    ]

    private static let answers: [KeyScript] = [
        script("ids", .key, .see("profile        quick"), "Esc"),
        script("links", in: 4, .key, .see(" Links "), "Esc"),
        script("copy-answer", .key, .status("Gave the last answer"), "Esc", .status("completed")),
        script("copy-code", in: 4, .key, .see(" Code "), "Esc"),
        script("print-thread", .key, .see("Any key goes back to Baton."), .type("x"), .wait(.idle)),
        script("export", .key, .line(" Export “"), "Esc"),
        script("rename-thread", .key, .line(" Title:"), "Esc"),
        script("good-answer", .key, .line(" Good answer"), "Esc"),
        script("bad-answer", .key, .line(" Bad answer"), "Esc"),
        script("figures", .key, .see("keeps no figures"), "Esc"),
    ]

    private static let cards: [KeyScript] = [
        asked("allow", .key, .status("completed")),
        asked("deny", .key, .see("Not approved")),
        asked("deny-with-reason", .key, .line("   Why not:"), .type("too much\r"), .status("completed")),
        asked("allow-for-thread", .key, .see("Approved for this thread"), "Esc", .status("completed")),
    ]

    /// Each in a thread of its own: what was allowed for one is not for the next.
    private static func asked(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .everywhere, command,
            .all("C-x 7", .slot(7), "C-x n Esc", .noLine("▌"), .type("approve\r"), .see("Tab goes here")) + steps + home
        )
    }

    private static let lists: [KeyScript] = [
        script("help", .key, .see(" Help "), "Esc"),
        script("palette", .key, .see(" Command "), "Esc"),
        script("threads", .key, .see(" Threads "), "Esc"),
        script("search-threads", .key, .see(" Search "), "Esc"),
        script("theme", .key, .see("solarized-dark"), "Esc"),
        script("attach", .key, .see("note.txt"), "Esc"),
    ]

    private static let program: [KeyScript] = [
        script("redraw", .spoil, .line("SPOILT"), .key, .noLine("SPOILT")),
        script("suspend", .key, .wait(.normalScreen), .resume, .wait(.idle)),
    ]
}
