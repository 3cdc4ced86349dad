import BatonEngine
import Foundation
import Glibc

/// The user's browser, outside this terminal.
enum Browser {
    /// Has the browser show `target`: the first program of `$BROWSER`, else the desktop's own way.
    /// - Returns: what to tell the user, the address itself where nothing here can show it.
    static func open(
        _ target: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Notice {
        let hasDisplay = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
        let chosen = environment["BROWSER"]?.split(separator: ":").first.map(String.init)
        guard let program = chosen ?? (hasDisplay ? "xdg-open" : nil), start(program, target) else {
            return Notice(text: "No browser here; the address is \(target)", severity: .warning)
        }
        return Notice(text: "Opening \(target)", severity: .info)
    }

    /// Starts `program` with `target` as its only argument: no shell reads what an agent wrote. Its output goes nowhere.
    private static func start(_ program: String, _ target: String) -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var arguments = [strdup(program), strdup(target), nil]
        defer { arguments.forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, program, &actions, nil, &arguments, environ) == 0 else { return false }
        let started = child
        // Some browsers stay as long as their window: a thread of its own waits for the end and costs nothing meanwhile.
        Thread.detachNewThread { waitpid(started, nil, 0) }
        return true
    }
}
