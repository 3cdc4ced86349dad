/// The actor of the user interface: everything isolated to it runs on the one thread that called ``own(_:)``, inside ``EventLoop``.
///
/// Other threads reach it with `Task { @UI in … }` or `await`. A job waits until the loop polls: without a running loop it never runs.
@globalActor
package actor UI {
    package static let shared = UI()
    static let executor = UIExecutor()

    nonisolated package var unownedExecutor: UnownedSerialExecutor { UI.executor.asUnownedSerialExecutor() }

    /// Makes the calling thread the actor's thread from now on, and runs `body` on it at once.
    ///
    /// To be called from a synchronous `main`; traps when another thread owns the actor.
    package static func own<Result>(_ body: @UI () throws -> Result) rethrows -> Result {
        executor.takeOwnership()
        return try assumeIsolated(body)
    }

    /// Runs `body` as isolated to the actor; the caller is on its thread.
    static func assumeIsolated<Result>(_ body: @UI () throws -> Result) rethrows -> Result {
        shared.preconditionIsolated()
        return try withoutActuallyEscaping(body) { body in
            // The two types differ in isolation alone, which has just been checked; it is what MainActor.assumeIsolated does.
            try unsafeBitCast(body, to: (() throws -> Result).self)()
        }
    }
}
