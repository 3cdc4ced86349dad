import ArgumentParser
import BatonCore

/// `baton threads archive`.
struct ThreadsArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Take a thread out of lists; searches still find it.")

    @Flag(help: "Put it back.")
    var off = false

    @Argument(help: "The thread: the beginning of an id or of the title, or last.")
    var thread: String

    func run() async throws {
        try await Setup.load().change(thread) { .threadMarked(.archived(!off), $0) }
    }
}
