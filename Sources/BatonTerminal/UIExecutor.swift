import CTerminal
import Glibc
import Synchronization

/// Collects the jobs of ``UI`` for its thread, and wakes that thread's poll by an event descriptor.
final class UIExecutor: SerialExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let owner = Atomic<UInt>(0)
    /// Readable when jobs wait.
    let event: Int32

    init() {
        event = ct_event_open()
        precondition(event >= 0, "no event descriptor: \(String(cString: strerror(errno)))")
    }

    func takeOwnership() {
        let (exchanged, previous) = owner.compareExchange(
            expected: 0, desired: UInt(pthread_self()), ordering: .relaxed)
        precondition(exchanged || previous == UInt(pthread_self()), "the user interface belongs to another thread")
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isFirst = jobs.withLock { jobs in
            jobs.append(job)
            return jobs.count == 1
        }
        // The reader takes all at once, so only the first of a batch needs to wake it.
        if isFirst { ct_event_signal(event) }
    }

    /// Runs the jobs that wait now; those that they add wait for the next call, so that input is looked at in between.
    func runPending() {
        ct_event_clear(event)
        let batch = jobs.withLock { jobs in
            defer { jobs = [] }
            return jobs
        }
        for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
    }

    func isIsolatingCurrentContext() -> Bool? { owner.load(ordering: .relaxed) == UInt(pthread_self()) }

    func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the thread of the user interface")
    }
}
