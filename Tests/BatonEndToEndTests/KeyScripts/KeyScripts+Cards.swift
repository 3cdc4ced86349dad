import BatonInterface

/// What the agent asks, with the focus.
enum CardScripts {
    static let stage = KeyStage(
        name: "cards", slots: [("quick", "clerk"), ("orq", "tools"), ("reviews", "clerk"), ("rehearsal", "clerk")],
        opening: .all(
            .type("month\r"), .see("Tab goes here"), "C-x 4", .slot(4), .type("a form with every kind of field\r"),
            .see("Tab goes here")),
        scripts: calls + choices + form + text)

    /// Each in a thread of its own: what was allowed for one is not for the next.
    private static func asked(
        _ prompt: String, _ context: KeyContext, _ command: String, _ steps: [KeyScript.Step]
    ) -> KeyScript {
        KeyScript(
            context, command,
            .all("C-x n Esc", .noLine("▌"), .type(prompt + "\r"), .see("Tab goes here"), "Tab", .gone("Tab goes here"))
                + steps)
    }

    private static func called(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .calls, command,
            .all(
                "C-x 2", .slot(2), "C-x n Esc", .noLine("▌"), .type("/sim call wait_for {\"x\": 1}\r"),
                .see("Tab goes here"), "Tab",
                .see("y run")) + steps + .all("C-x 1", .slot(1)))
    }

    private static let calls: [KeyScript] = [
        approved("allow", .key, .status("completed")),
        approved("allow-for-thread", .key, .see("Approved for this thread"), "Esc", .status("completed")),
        approved("deny", .key, .see("Not approved")),
        approved("deny-with-reason", .key, .line("   Why not:"), .type("too much\r"), .status("completed")),
        called("card-edit", .key, .line("     result"), .type("7\r"), .status("completed")),
        called("card-stop", .type("y"), .see("running"), .key, .gone("running"), .type("n"), .status("completed")),
    ]

    private static func approved(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        let asking = asked("approve", .calls, command, steps + .all("C-x 1", .slot(1)))
        return KeyScript(.calls, command, .all("C-x 3", .slot(3)) + asking.steps)
    }

    /// One card for all of them: the focus comes and goes.
    private static func choose(_ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .card, command,
            .all("C-x 1", .slot(1), .see("Tab goes here"), "Tab", .gone("Tab goes here"), "PgUp", .line(" ›  1"))
                + steps
                + .all("Esc"))
    }

    private static let choices: [KeyScript] =
        [
            choose("card-down", .key, .line(" ›  2")),
            choose("card-up", "Down", .line(" ›  2"), .key, .line(" ›  1")),
            choose("card-next", .key, .line(" ›  2")),
            choose("card-previous", "Down", .line(" ›  2"), .key, .line(" ›  1")),
            choose("card-page-down", .key, .line(" › 12")),
            choose("card-page-up", "PgDn", .line(" › 12"), .key, .line(" ›  1")),
            choose("card-digit-0", .type("1"), .key, .line(" › 10")),
            choose("card-digit-1", "Down", .line(" ›  2"), .key, .line(" ›  1")),
        ]
        + (2...9).map { digit in choose("card-digit-\(digit)", .key, .line(" ›  \(digit)")) } + [
            // Its answer takes the card away.
            KeyScript(
                .card, "card-confirm", "C-x 1", .slot(1), .see("Tab goes here"), "Tab", .gone("Tab goes here"), .key,
                .status("completed"))
        ]

    private static func fill(_ context: KeyContext, _ command: String, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            context, command,
            .all("C-x 4", .slot(4), .see("Tab goes here"), "Tab", .gone("Tab goes here"))
                + .all("PgUp", .line(" › Destination")) + steps + .all("Esc"))
    }

    private static let form: [KeyScript] = [
        fill(.card, "card-left", "Tab Tab Tab", .see("○ yes  ● no"), .key, .see("● yes  ○ no")),
        fill(.card, "card-right", "Tab Tab Tab Left", .see("● yes  ○ no"), .key, .see("○ yes  ● no")),
        fill(
            .card, "card-toggle", "Tab Tab Tab Tab Tab", .line(" › Extras"), .key, .see("[x] seat"), "Backspace",
            .see("[ ] seat")),
        fill(.card, "card-clear", "Tab Tab Tab Tab Tab Space", .see("[x] seat"), .key, .see("[ ] seat")),
    ]

    private static let text: [KeyScript] = [
        fill(.cardText, "card-confirm", .key, .line(" › Travellers")),
        fill(.cardText, "card-down", .key, .line(" › Travellers")),
        fill(.cardText, "card-next", .key, .line(" › Travellers")),
        fill(.cardText, "card-up", "Tab", .line(" › Travellers"), .key, .line(" › Destination")),
        fill(.cardText, "card-previous", "Tab", .line(" › Travellers"), .key, .line(" › Destination")),
        fill(.cardText, "card-page-down", .key, .at("   [ Submit ]")),
        fill(.cardText, "card-page-up", "Tab", .line(" › Travellers"), .key, .line(" › Destination")),
    ]
}
