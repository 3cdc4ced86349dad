import ArgumentParser
import BatonCore

extension Exit {
    /// How a command that shows a run ends.
    ///
    /// A task that the agent itself failed is reported in the document, and the command has done its job; plain text has
    /// no other place to say so than the exit code.
    static func code(for run: Run, in form: AskCommand.Form) -> ExitCode {
        switch run.outcome {
        case .completed, .cutOff, .cancelled, .rejected: .success
        case .needs: needsInput
        case .failed(let failure): failure.code == .agentFailed && form == .json ? .success : code(for: failure)
        case .expired: form == .json ? .success : failure
        case nil where run.pause != nil: needsInput  // Somebody has to answer elsewhere first.
        case nil where run.link == .lost: unreachable
        case nil: timeout  // Still going on at the server, and no longer waited for.
        }
    }
}
