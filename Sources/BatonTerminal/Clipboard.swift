import Glibc

/// The chain of ways to get text out of Baton: a program where there is a display, else the terminal, else a file.
package struct Clipboard: Sendable {
    /// Which way was taken.
    package enum Outcome: Hashable, Sendable {
        case tool(String)
        /// The terminal was told; it never says whether it took it.
        case terminal
        case file(String)
        /// Why not even a file could be written.
        case failed(String)
    }

    package let tools: [ClipboardTool]
    package let support: ClipboardSupport
    private let multiplexer: Multiplexer?
    package let file: String

    /// - Parameter file: where text goes that nothing else takes; written for the user alone, its folder too.
    package init(
        description: TerminalDescription, file: String,
        environment: (String) -> String? = TerminalDescription.variable
    ) {
        tools = ClipboardTool.candidates(environment: environment)
        support = ClipboardSupport(description, environment: environment)
        multiplexer = description.multiplexer
        self.file = file
    }

    /// One that leaves the terminal alone.
    package init(file: String, environment: (String) -> String? = TerminalDescription.variable) {
        tools = ClipboardTool.candidates(environment: environment)
        support = .no
        multiplexer = nil
        self.file = file
    }

    /// Copies `text`. Takes as long as a program of ``tools`` does, at most some seconds: not for the interface's thread.
    /// - Parameter write: has bytes written to the terminal between two frames.
    package func copy(_ text: String, write: ([UInt8]) async -> Void) async -> Outcome {
        if let tool = tools.first(where: { $0.take(text) }) { return .tool(tool.name) }
        if support != .no, let sequence = OperatingSystemCommand.copy(text, through: multiplexer) {
            await write(sequence)
            return .terminal
        }
        return save(text)
    }

    private func save(_ text: String) -> Outcome {
        let folders = file.split(separator: "/").dropLast()
        var path = ""
        for folder in folders {
            path += "/" + folder
            // What is there already stays as it is.
            mkdir(path, 0o700)
        }
        // Not through a link that somebody else may have left.
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return .failed(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        fchmod(descriptor, 0o600)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, Array(rest), rest.count)
            guard count > 0 else { return .failed(String(cString: strerror(errno))) }
            rest = rest.dropFirst(count)
        }
        return .file(file)
    }
}
