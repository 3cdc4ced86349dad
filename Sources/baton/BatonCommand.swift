import ArgumentParser
import Dispatch
import Glibc

/// `baton` and what it can do.
struct BatonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baton",
        abstract: "A terminal chat for hosted AI agents: watsonx Orchestrate and orq.ai.",
        discussion: """
            Without arguments, baton opens the chat. With nothing configured it talks to the rehearsal, a local server \
            inside it that speaks both platforms.

            Exit codes: 0 done, 1 failure, 2 usage, 3 unreachable, 4 authentication, 5 timeout, 6 the agent needs input \
            or approval, 130 interrupted.
            """,
        version: Version.text,
        subcommands: [
            ChatCommand.self, AskCommand.self, CompleteCommand.self, CompareCommand.self, AgentsCommand.self,
            ModelsCommand.self, ThreadsCommand.self, RunsCommand.self, ProfilesCommand.self, LoginCommand.self,
            DoctorCommand.self, KeysCommand.self, ThemesCommand.self, RehearseCommand.self,
            ResetTerminalCommand.self,
        ],
        defaultSubcommand: ChatCommand.self)
}

extension BatonCommand {
    /// Does what the arguments say, and ends the program.
    static func perform() -> Never {
        do {
            let command = try parseAsRoot()
            if let command = command as? any AsyncParsableCommand {
                Task.detached { await perform(command) }
                dispatchMain()
            }
            var chat = command
            try chat.run()
            end(with: nil)
        } catch {
            end(with: error)
        }
    }

    private static func perform(_ command: any AsyncParsableCommand) async -> Never {
        var command = command
        do {
            try await command.run()
            end(with: nil)
        } catch {
            end(with: error)
        }
    }

    /// Says what there is to say and ends with the exit code of `interface.md` §6: a mistake in the arguments is 2 there,
    /// not the parser's own 64.
    static func end(with error: (any Error)?) -> Never {
        if let failure = error as? OutputFailure { end(with: failure) }
        // What only turned out on the way is no matter of how the command is written.
        if let mistake = error as? ValidationError {
            StandardError.write("baton: \(mistake.message)\n")
            Glibc.exit(Exit.usage.rawValue)
        }
        guard let error, exitCode(for: error) == .validationFailure else { exit(withError: error) }
        StandardError.write(fullMessage(for: error) + "\n")
        Glibc.exit(Exit.usage.rawValue)
    }
}

extension BatonCommand {
    /// As any program ends whose reader has gone away: by the signal for it, which a shell does not mention.
    private static func end(with failure: OutputFailure) -> Never {
        if failure.isNoReader {
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        }
        StandardError.write("baton: \(failure.message)\n")
        Glibc.exit(Exit.failure.rawValue)
    }
}

/// What this build calls itself.
enum Version {
    static let text = "0.1.0"
}

/// The program's exit codes (`interface.md` §6).
enum Exit {
    static let failure = ExitCode(1)
    static let usage = ExitCode(2)
    static let unreachable = ExitCode(3)
    static let authentication = ExitCode(4)
    static let timeout = ExitCode(5)
    static let needsInput = ExitCode(6)
    static let interrupted = ExitCode(130)
}
