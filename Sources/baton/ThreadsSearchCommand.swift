import ArgumentParser
import BatonCore
import Foundation

/// `baton threads search`.
struct ThreadsSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find words in prompts, answers, reasoning and steps, the newest first.",
        discussion: "All words have to stand in one of these; the last one may be the beginning of a word.")

    @Option(help: "At most so many places.")
    var limit = 20

    @Option(name: .shortAndLong, help: "text, or json: one document.")
    var output: AskCommand.Form = .text

    @Argument(help: "What to look for.")
    var words: [String]

    func run() async throws {
        let setup = try Setup.load()
        defer { setup.closeHistory() }
        let hits: [SearchHit]
        do throws(HistoryFailure) {
            hits = try await setup.history.search(words.joined(separator: " "), atMost: max(0, limit))
        } catch {
            try Exit.fail(error)
        }
        switch output {
        case .json:
            let document: JSONValue = ["schema": "baton.search/1", "hits": .array(hits.map(Self.json))]
            try StandardOutput.write(document.prettyText + "\n")
        case .text:
            let isBold = isatty(STDOUT_FILENO) != 0 && getenv("NO_COLOR") == nil
            for hit in hits { try StandardOutput.write(Self.text(hit, isBold: isBold)) }
        }
    }

    private static func text(_ hit: SearchHit, isBold: Bool) -> String {
        let time = ThreadLines.time(hit.created, LiveClock.timeZoneOffset)
        let snippet = hit.snippet.map { piece in
            let text = ThreadLines.oneLine(piece.text)
            let padded =
                (piece.text.first?.isWhitespace == true ? " " : "") + text.trimmingCharacters(in: .whitespaces)
                + (piece.text.last?.isWhitespace == true ? " " : "")
            return piece.isMatch && isBold ? "\u{1B}[1m\(padded)\u{1B}[0m" : padded
        }
        let title = hit.title.isEmpty ? "(nothing said)" : ThreadLines.oneLine(hit.title)
        let kind = hit.kind == .answer ? "answer" : hit.kind.rawValue
        return "\(hit.thread.text.prefix(8))  \(time)  turn \(hit.turnIndex + 1), \(kind)  \(title)\n"
            + "    \(snippet.joined())\n"
    }

    private static func json(_ hit: SearchHit) -> JSONValue {
        [
            "thread": .string(hit.thread.text), "title": .string(hit.title),
            "profile": .string(hit.agent.profile.text), "agent": .string(hit.agent.agent),
            "turn": .string(hit.turn.text), "turn_number": .number(hit.turnIndex + 1),
            "created_at_ms": .number(String(hit.created)),
            "kind": .string(hit.kind == .answer ? "answer" : hit.kind.rawValue),
            "snippet": .array(hit.snippet.map { ["text": .string($0.text), "match": .bool($0.isMatch)] }),
        ]
    }
}
