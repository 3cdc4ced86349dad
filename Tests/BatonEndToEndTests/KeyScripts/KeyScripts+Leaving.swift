import BatonInterface

/// The ways out; each begins the program anew.
enum LeavingScripts {
    static let idle = KeyStage(
        name: "leaving", slots: [("quick", "guide")], opening: [],
        scripts: [KeyScript(.emptyComposer, "quit", .key, .ends)])

    static let running = KeyStage(
        name: "quitting with a run", slots: [("rehearsal", "writer")],
        opening: .all(.type("write 2000 words slowly\r"), .see("Esc Esc cancel")),
        scripts: [
            KeyScript(.everywhere, "quit", .key, .see("1 run is live"), .type("s")),
            KeyScript(.prompt, "stay", "C-x C-c", .see("1 run is live"), .key, .gone("1 run is live")),
            KeyScript(.prompt, "quit-detaching", "C-x C-c", .see("1 run is live"), .key, .ends),
            KeyScript(.prompt, "quit-cancelling", "C-x C-c", .see("1 run is live"), .key, .ends),
        ])

    static let queue = KeyStage(
        name: "queue", slots: [("rehearsal", "writer")],
        opening: .all(.type("write 2000 words slowly\r"), .see("Esc Esc cancel")),
        scripts: [
            queued("queue-edit", left: 1, .key, .draft("two|"), "C-u"),
            queued("queue-remove", left: 1, .key, .line(" › 1  one"), .type("q")),
            queued("queue-move-up", .key, .line("   2  one"), .type("q")),
            queued("queue-move-down", "Home", .line(" › 1  one"), .key, .line("   1  two"), .type("q")),
            queued("list-up", .key, .line(" › 1  one"), .type("q")),
            queued("list-down", "Home", .line(" › 1  one"), .key, .line(" › 2  two"), .type("q")),
            queued("escape", .key, .gone(" Queued ")),
        ])

    /// With two messages in the list, the second one chosen; afterwards none is left.
    private static func queued(_ command: String, left count: Int = 2, _ steps: KeyScript.Step...) -> KeyScript {
        KeyScript(
            .queue, command,
            .all(.type("one\r"), .type("two\r"), .see("two"), "C-x Q", .line(" › 2  two")) + steps
                + .all(.press("C-x Q" + String(repeating: " d", count: count)), .gone("⋯")))
    }
}
