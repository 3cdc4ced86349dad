import ArgumentParser
import BatonCore

/// `baton threads pin`.
struct ThreadsPinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pin", abstract: "Keep a thread at the top of lists.")

    @Flag(help: "Let it go again.")
    var off = false

    @Argument(help: "The thread: the beginning of an id or of the title, or last.")
    var thread: String

    func run() async throws {
        try await Setup.load().change(thread) { .threadMarked(.pinned(!off), $0) }
    }
}
