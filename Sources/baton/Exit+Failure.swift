import ArgumentParser
import BatonCore
import BatonSettings

extension Exit {
    /// The exit code for a failure of the platform.
    static func code(for failure: PlatformFailure) -> ExitCode {
        switch failure.code {
        case .unreachable, .connectionLost: unreachable
        case .unauthorized, .forbidden: authentication
        case .timedOut: timeout
        case .local: usage
        default: Exit.failure
        }
    }

    /// Says why on standard error, and throws what ends the program with the right code.
    static func fail(_ failure: PlatformFailure) throws -> Never {
        let advice = failure.advice
        StandardError.write("baton: \(advice.sentence) \(advice.next)\n")
        throw code(for: failure)
    }

    static func fail(_ error: HistoryFailure) throws -> Never {
        StandardError.write("baton: \(error.message)\n")
        throw failure
    }

    /// A mistake in the user's own files is a mistake in how Baton is used.
    static func fail(_ error: SettingsError) throws -> Never {
        StandardError.write("baton: \(error.description)\n")
        throw usage
    }
}

extension PlatformFailure {
    /// A credential or a file that cannot be read, as the platform's callers see it.
    init(_ error: SettingsError, attempt: String) {
        self.init(
            error.isLoginGone ? .unauthorized : .local, "\(error.file): \(error.message)", attempt: attempt,
            hint: error.hint)
    }
}
