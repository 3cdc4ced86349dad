import BatonCore
import BatonScreen
import BatonSettings
import Foundation

/// A login in words and as a document.
struct LoginReport {
    let profile: ProfileSettings
    let login: Login
    /// Milliseconds since 1970.
    let now: Int64

    /// One line for each thing that is known.
    var text: String {
        let lines: [(name: String, value: String)] = [
            ("profile", "\(profile.name.text) (\(profile.platform.rawValue))"), ("server", server),
            ("user", login.who ?? "not told; the server takes the login"), ("tenant", login.tenant ?? "not told"),
            ("until", until),
        ]
        let width = lines.map { TextWidth.columns(of: $0.name) }.max() ?? 0
        return lines.map { line in
            line.name + String(repeating: " ", count: width - TextWidth.columns(of: line.name) + 2) + line.value + "\n"
        }.joined()
    }

    /// What nobody has told is null.
    var json: JSONValue {
        [
            "schema": "baton.login/1", "profile": .string(profile.name.text),
            "platform": .string(profile.platform.rawValue), "server": .string(server), "user": .optional(login.who),
            "tenant": .optional(login.tenant), "until": .optional(login.until.map(Self.date)),
            "until_ms": login.until.map { .number(String($0)) } ?? .null, "renewed": .bool(login.isRenewed),
        ]
    }

    private var server: String {
        switch profile.server {
        case .url(let url): url
        case .rehearsal: "the rehearsal inside Baton"
        }
    }

    private var until: String {
        let renewal = login.isRenewed ? "; Baton renews it by itself" : ""
        guard let until = login.until else { return "no end is told" + renewal }
        let minutes = (until - now) / 60_000
        let left = minutes < 120 ? "\(max(0, minutes)) min" : "\(minutes / 60) h"
        return "\(Self.date(until)) (\(left))\(renewal)"
    }

    /// ISO 8601 in UTC, with seconds.
    private static func date(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(.iso8601)
    }
}
