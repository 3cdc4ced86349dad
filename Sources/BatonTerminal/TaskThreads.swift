import CTerminal

/// The threads that Swift's tasks run on.
package enum TaskThreads {
    /// Lets tasks run on threads of our own, so that a program with nothing to do is never woken (see `tasks.c`).
    ///
    /// To be called once, before the first task. `Task.sleep` still goes through libdispatch: who must not be woken waits by
    /// ``EventLoop/schedule(after:_:)``.
    package static func open() {
        // Some block in files and pipes; more than the network and the history keep busy at once.
        ct_tasks_open(4)
    }
}
