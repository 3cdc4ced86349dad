import BatonCore
import BatonInterface
import BatonScreen
import Foundation

/// Threads as lines of text and as JSON.
enum ThreadLines {
    /// So much of an id tells it from the others, as a rule.
    private static let idLength = 8

    /// One line a thread: id, time, state, agent, name; columns stand under each other.
    static func table(_ threads: [ThreadRow], timeZoneOffset: Duration) -> String {
        let rows = threads.map { thread in
            let local = thread.locals.first
            let agent = local?.agent.agent ?? thread.remote?.agent?.text ?? "?"
            return [
                oneLine(String((local?.id.text ?? thread.handle?.ids.all.first?.text ?? "").prefix(idLength))),
                thread.updated.map { time($0, timeZoneOffset) } ?? "",
                (local.map(state) ?? "at server") + (thread.newerCount > 0 ? ", \(thread.newerCount) newer there" : ""),
                oneLine("\(thread.profile.text)/\(agent)"),
                (local.map(marks) ?? "") + (local.map(name) ?? oneLine(thread.title)),
            ]
        }
        let widths = (0..<4).map { column in rows.map { TextWidth.columns(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - TextWidth.columns(of: text) + 2)
            }.joined() + row[4] + "\n"
        }.joined()
    }

    /// What a thread is called, on one line that does nothing to a terminal.
    static func name(of thread: ThreadSummary) -> String {
        let name = oneLine(thread.title ?? thread.opening)
        return name.isEmpty ? "(nothing said)" : name
    }

    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").sanitised
    }

    private static func marks(of thread: ThreadSummary) -> String {
        (thread.isPinned ? "* " : "") + (thread.isUnread ? "● " : "")
    }

    private static func state(of thread: ThreadSummary) -> String {
        thread.outcome ?? (thread.turnCount == 0 ? "empty" : "unfinished")
    }

    /// `2026-03-01 14:05` where the user is.
    static func time(_ milliseconds: Int64, _ timeZoneOffset: Duration) -> String {
        let local = Date(timeIntervalSince1970: Double(milliseconds / 1_000 + timeZoneOffset.components.seconds))
        return String(local.formatted(.iso8601).prefix(16)).replacing("T", with: " ")
    }

    /// Figures that only the history knows are null for a thread that only the server has.
    static func json(_ thread: ThreadRow) -> JSONValue {
        let (local, remote) = (thread.locals.first, thread.remote)
        let ids = (thread.handle?.ids.all ?? []).map {
            JSONObject.Member(name: $0.kind.rawValue, value: .string($0.text))
        }
        return [
            "id": .optional(local?.id.text), "place": .string(thread.place.rawValue),
            "title": .optional(local?.title ?? remote?.title), "opening": .optional(local?.opening),
            "profile": .string(thread.profile.text), "agent": .optional(local?.agent.agent ?? remote?.agent?.text),
            "platform": .optional(thread.handle?.platform.rawValue), "ids": .object(JSONObject(ids)),
            "state": .optional(local.map(state)), "turns": .optional(local?.turnCount),
            "newer_turns": thread.newerCount > 0 ? .number(String(thread.newerCount)) : .null,
            "created_at_ms": local.map { .number(String($0.created)) } ?? .null,
            "updated_at_ms": thread.updated.map { .number(String($0)) } ?? .null,
            "pinned": .bool(thread.isPinned), "archived": .bool(thread.isArchived), "unread": .bool(thread.isUnread),
        ]
    }
}
