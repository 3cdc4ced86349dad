import BatonCore
import BatonText
import CTerminal
import Glibc
import Synchronization

/// One run of a command that answers a call: started directly, without a shell, in a process group of its own.
///
/// It reads the call's arguments as JSON from its standard input, and what it writes to its standard output is the result:
/// JSON where it is JSON, else a text. The last line of its standard error says why it failed.
final class ToolProcess: Sendable {
    /// More than any model reads.
    static let outputLimit = 1_000_000

    private enum State {
        case waiting, running(pid_t), ended
        /// Stopped, before or while it ran.
        case stopped
    }

    private enum End {
        case exited(Int32), killed(Int32), timedOut, tooLong, stopped
    }

    private let command: ToolCommand
    private let environment: [String: String]
    private let state = Mutex(State.waiting)

    init(_ command: ToolCommand, environment: [String: String]) {
        self.command = command
        self.environment = environment
    }

    /// Kills the command and everything that it has started; nothing where it has ended.
    func stop() {
        state.withLock { state in
            switch state {
            // Its id is its own until it has been waited for, and that is done under this lock.
            case .running(let process): kill(-process, SIGKILL)
            case .waiting: break
            case .ended, .stopped: return
            }
            state = .stopped
        }
    }

    /// Runs it to its end, or to its time limit's. Blocks; to be called once.
    func run(_ arguments: JSONValue) -> Result<JSONValue, PlatformFailure> {
        let deadline = ContinuousClock.now + command.timeLimit
        let started = state.withLock { state -> Result<ct_tool, PlatformFailure> in
            guard case .waiting = state else { return .failure(failure("It was stopped")) }
            let started = start(Array(arguments.text.utf8))
            if case .success(let tool) = started { state = .running(tool.process) }
            return started
        }
        switch started {
        case .failure(let failure): return .failure(failure)
        case .success(let tool):
            var pipes = ToolPipes(output: tool.output, errors: tool.errors)
            let reading = pipes.read(until: deadline, atMost: Self.outputLimit)
            return result(of: pipes, end: end(of: tool.process, reading: reading, deadline: deadline))
        }
    }

    private func start(_ input: [UInt8]) -> Result<ct_tool, PlatformFailure> {
        var words = command.words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var tool = ct_tool()
        let error = ct_tool_spawn(input, input.count, &words, &variables, &tool)
        guard error == 0 else {
            return .failure(failure("It cannot be started: \(String(cString: strerror(error)))"))
        }
        return .success(tool)
    }

    // MARK: End

    private func end(of process: pid_t, reading: ToolPipes.Reading, deadline: ContinuousClock.Instant) -> End {
        var isLate = reading == .timedOut
        if reading != .ended { kill(-process, SIGKILL) }
        while true {
            if let end = reap(process) {
                switch reading {
                case .tooLong: return .tooLong
                case .timedOut: return .timedOut
                case .ended: return isLate ? .timedOut : end
                }
            }
            if !isLate, ContinuousClock.now >= deadline {
                isLate = true
                kill(-process, SIGKILL)
            }
            // It has closed its output and is gone in a moment, for which there is nothing to wait by.
            poll(nil, 0, 2)
        }
    }

    /// How it ended; nil while it runs.
    private func reap(_ process: pid_t) -> End? {
        state.withLock { state in
            var status: Int32 = 0
            guard waitpid(process, &status, WNOHANG) != 0 else { return nil }
            if case .stopped = state { return .stopped }
            state = .ended
            // The low seven bits are the signal that killed it, none for an exit, whose code stands above (wait(2)).
            let signal = status & 0x7F
            return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
        }
    }

    private func result(of pipes: borrowing ToolPipes, end: End) -> Result<JSONValue, PlatformFailure> {
        switch end {
        case .exited(0): .success(Self.value(of: pipes.output))
        case .exited(let code): .failure(failure("It ended with exit code \(code)", pipes.errors))
        case .killed(let signal): .failure(failure("It was killed by signal \(signal)", pipes.errors))
        case .timedOut: .failure(failure("It took longer than \(command.timeLimit.components.seconds) s", pipes.errors))
        case .tooLong: .failure(failure("It wrote more than \(ByteCountText.exact(Self.outputLimit))"))
        case .stopped: .failure(failure("It was stopped"))
        }
    }

    /// What a program wrote is shown, and is as hostile as what a server sends.
    private static func value(of output: [UInt8]) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(wire: output)
        } catch {
            let text = String(decoding: output, as: UTF8.self)
            return .string((text.hasSuffix("\n") ? String(text.dropLast()) : text).sanitised)
        }
    }

    private func failure(_ reason: String, _ errors: [UInt8] = []) -> PlatformFailure {
        let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
        let last = lines.last.map { ": \(String($0).sanitised.prefix(300))" } ?? ""
        return PlatformFailure(
            .local, "\(command.words[0].sanitised): \(reason)\(last)", attempt: "running \(command.tool.sanitised)",
            hint: "See the profile's tools.\(command.tool.sanitised).")
    }
}
