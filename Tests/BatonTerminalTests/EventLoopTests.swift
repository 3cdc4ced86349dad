import TerminalEmulator
import BatonScreen
import BatonTerminal
import CTerminal
import Foundation
import Synchronization
import Testing

/// One test for all that needs the loop: a process has one thread for ``UI``, and curses is global. Serialised with the driver's tests.
extension CursesDriverTests {
    /// What the loop's thread shows: what was typed, and the last other thing that happened.
    @UI
    private final class Screen {
        let loop: EventLoop
        var typed = ""
        var news = "started"

        init(terminal: Int32) throws {
            loop = try EventLoop(
                session: TerminalSession(
                    input: terminal, output: terminal, description: TerminalDescription(name: "xterm-256color"),
                    guardsProcess: false))
            loop.followBackground()
        }

        func run() {
            loop.run(
                EventLoop.Handlers(
                    input: { self.take($0) }, signal: { self.news = "\($0)" },
                    frame: { size in
                        var surface = Surface(size: size)
                        surface.write(
                            "\(size.columns)x\(size.rows) \(self.news)", at: .init(column: 0, row: 0), style: .plain)
                        surface.write("> \(self.typed)", at: .init(column: 0, row: 1), style: .plain)
                        return surface
                    }))
            loop.close()
        }

        private func take(_ event: InputEvent) {
            if case .appearanceReported(let appearance) = event { news = "it is \(appearance)" }
            guard case .key(let stroke) = event else { return }
            switch stroke.notation {
            case "C-d": loop.stop()
            case "C-t":
                loop.schedule(after: .milliseconds(2)) { self.show("second") }
                loop.schedule(after: .milliseconds(1)) { self.show("first") }
            case "Esc": news = "escape"
            default: typed += stroke.notation
            }
        }

        func show(_ text: String) {
            news += " \(text)"
            loop.setNeedsFrame()
        }
    }

    private final class Opened: Sendable {
        let screen = Mutex<Screen?>(nil)
    }

    @Test(
        "The loop echoes keys, runs what other threads post and timers in order, follows the size, and gives the terminal back"
    )
    func loop() throws {
        var path = [CChar](repeating: 0, count: 128)
        let controller = ct_pty_open(ct_size(columns: 40, rows: 5), &path, path.count)
        let terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        defer {
            close(controller)
            close(terminal)
        }
        let reader = PtyReader(controller: controller, columns: 40, rows: 5)
        let opened = Opened()
        let thread = Thread {
            do {
                try UI.own {
                    let screen = try Screen(terminal: terminal)
                    opened.screen.withLock { $0 = screen }
                    screen.run()
                }
            } catch {
                Issue.record(error)
            }
        }
        thread.start()
        try reader.wait(for: "40x5 started\n>")
        try reader.waitUntil("the background is asked for") { _ in reader.received.contains("\u{1B}]11;?\u{1B}\\") }
        let first = reader.received.components(separatedBy: "\u{1B}]11;?")[0]
        #expect(first.contains("started"), "the first frame waited for the question")
        reader.send("h")
        try reader.wait(for: "> h")
        reader.send("\u{1B}]11;rgb:ffff/f")
        reader.send("fff/ffff\u{1B}\\i")
        try reader.wait(for: "it is light")
        try reader.wait(for: "> hi")
        reader.send("\u{1B}")
        try reader.wait(for: "escape")
        let screen = try #require(opened.screen.withLock { $0 })
        Task { @UI in screen.show("posted") }
        try reader.wait(for: "posted")
        reader.send("\u{14}")
        try reader.wait(for: "first second")
        reader.resize(columns: 60, rows: 8)
        // The pseudo-terminal is not the tests' controlling one, so nobody else tells them.
        kill(getpid(), SIGWINCH)
        try reader.wait(for: "60x8")
        reader.send("\u{4}")
        try reader.waitUntil("the screen is given back") { !$0.isAlternateScreen }
    }
}
