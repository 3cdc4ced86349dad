/// The run for which something is being asked of a server, for those who record what goes over the wire.
///
/// Task-local: set by whoever performs a run's commands, and inherited by the tasks that an adapter starts for them.
package struct RunScope: Hashable, Sendable {
    package var thread: ThreadID
    package var run: RunID

    @TaskLocal package static var current: RunScope?

    package init(thread: ThreadID, run: RunID) {
        self.thread = thread
        self.run = run
    }
}
